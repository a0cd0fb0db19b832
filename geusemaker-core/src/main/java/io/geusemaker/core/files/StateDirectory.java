package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.spi.StateStore;
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

  /** The record of the key that is used unless another is chosen. */
  public static final String KEYSET_FILE = "keyset.json";

  /** The record of the key that a passphrase protects. */
  public static final String SEALED_KEYSET_FILE = "keyset.sealed.json";

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
   * The records that this library keeps.
   *
   * @param store where they are instead of in this directory
   * @return the folder with one folder for each deployment
   */
  public Records records(Optional<StateStore> store) {
    return store.map(Records::in).orElseGet(() -> Records.in(security()));
  }

  /**
   * The name of the folder with what this library keeps of one deployment.
   *
   * @param name the deployment
   * @return the name
   * @throws GeuseMakerException when a key file has that name
   */
  public static String folder(DeploymentName name) {
    if (name.value().toLowerCase(Locale.ROOT).startsWith(KEYSET)) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "deployment name", "\"" + KEYSET + "\" is how key files begin"));
    }
    return name.value();
  }

  /**
   * What this library keeps of one deployment.
   *
   * @param name the deployment
   * @return a directory
   * @throws GeuseMakerException when a key file has that name
   */
  public Path security(DeploymentName name) {
    return security().resolve(folder(name));
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
    return security().resolve(KEYSET_FILE);
  }
}
