package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where things lie in the state directory. {@code deployments} belongs to GeuseMaker, {@code
 * security} is ours.
 *
 * @param root the state directory, absolute
 */
public record StateDirectory(Path root) {

  private static final String KEYSET = "keyset.";

  /** Makes the path absolute. */
  public StateDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The directory that was asked for.
   *
   * @param chosen the choice; {@code ~/.geusemaker} when empty
   * @return the directory, which need not exist
   */
  public static StateDirectory of(Optional<Path> chosen) {
    return new StateDirectory(
        chosen.orElseGet(() -> Path.of(System.getProperty("user.home"), ".geusemaker")));
  }

  /**
   * GeuseMaker's state files.
   *
   * @return a directory
   */
  public Path deployments() {
    return root.resolve("deployments");
  }

  /**
   * GeuseMaker's state file of one deployment.
   *
   * @param name the deployment
   * @return a file
   */
  public Path stateFile(DeploymentName name) {
    return deployments().resolve(name + ".json");
  }

  /**
   * What this library keeps.
   *
   * @return a directory
   */
  public Path security() {
    return root.resolve("security");
  }

  /**
   * What this library keeps of one deployment.
   *
   * @param name the deployment
   * @return a directory
   * @throws GeuseMakerException when a key file has that name
   */
  public Path security(DeploymentName name) {
    if (name.value().toLowerCase(Locale.ROOT).startsWith(KEYSET)) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "deployment name", "\"" + KEYSET + "\" is how key files begin"));
    }
    return security().resolve(name.value());
  }

  /**
   * The journals of one deployment.
   *
   * @param name the deployment
   * @return a directory
   */
  public Path journal(DeploymentName name) {
    return security(name).resolve("journal");
  }

  /**
   * The key that is used unless another is chosen.
   *
   * @return a file
   */
  public Path keyset() {
    return security().resolve(KEYSET + "json");
  }

  /**
   * The key that a passphrase protects.
   *
   * @return a file
   */
  public Path sealedKeyset() {
    return security().resolve(KEYSET + "sealed.json");
  }
}
