package io.geusemaker.core.state;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Registration;
import io.geusemaker.core.files.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds deployments by name. */
public final class DeploymentLookup {

  private static final String JSON = ".json";

  private DeploymentLookup() {}

  /**
   * Finds what is recorded about a deployment, and refuses one that is not running.
   *
   * @param stateDirectory the state directory, which need not exist
   * @param name the deployment
   * @return GeuseMaker's record, the registration, or both
   * @throws GeuseMakerException with a {@link LookupFailure}, or a {@link
   *     io.geusemaker.api.failure.StateFailure} when the registration cannot be used
   */
  public static DeploymentRecord find(Path stateDirectory, DeploymentName name) {
    StateDirectory directory = new StateDirectory(stateDirectory);
    Optional<GeuseMakerState> state = GeuseMakerState.read(directory.stateFile(name));
    Optional<Registration> registration = new Registrations(directory).find(name);
    if (state.isEmpty() && registration.isEmpty()) {
      throw new GeuseMakerException(
          new LookupFailure.UnknownDeployment(
              name.value(), directory.root().toString(), known(directory)));
    }
    state.ifPresent(GeuseMakerState::requireRunning);
    return new DeploymentRecord(name, state, registration);
  }

  /**
   * The names of all deployments, GeuseMaker's own and registered ones.
   *
   * @param directory the state directory
   * @return sorted
   */
  public static List<String> known(StateDirectory directory) {
    TreeSet<String> names = new TreeSet<>();
    names(directory.deployments(), file -> file.toString().endsWith(JSON))
        .forEach(file -> names.add(file.substring(0, file.length() - JSON.length())));
    names.addAll(
        names(directory.security(), file -> Files.exists(file.resolve(Registrations.FILE))));
    return List.copyOf(names);
  }

  private static List<String> names(Path directory, Predicate<Path> wanted) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(wanted).map(file -> String.valueOf(file.getFileName())).toList();
    } catch (IOException | UncheckedIOException e) {
      // Only a help to who mistyped a name.
      return List.of();
    }
  }
}
