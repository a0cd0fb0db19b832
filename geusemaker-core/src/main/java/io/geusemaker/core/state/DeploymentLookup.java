package io.geusemaker.core.state;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Registration;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds deployments by name. */
public final class DeploymentLookup {

  private static final String JSON = ".json";

  private static final Logger LOG = LoggerFactory.getLogger(DeploymentLookup.class);

  private DeploymentLookup() {}

  /**
   * Finds what is recorded about a deployment, and refuses one that is not running.
   *
   * @param directory the state directory, which need not exist
   * @param records where registrations are
   * @param name the deployment
   * @return GeuseMaker's record, the registration, or both
   * @throws GeuseMakerException with a {@link LookupFailure}, or a {@link
   *     io.geusemaker.api.failure.StateFailure} when the registration cannot be used
   */
  public static DeploymentRecord find(
      StateDirectory directory, Records records, DeploymentName name) {
    Optional<GeuseMakerState> state = GeuseMakerState.read(directory.stateFile(name));
    Optional<Registration> registration = new Registrations(directory, records).find(name);
    if (state.isEmpty() && registration.isEmpty()) {
      throw new GeuseMakerException(
          new LookupFailure.UnknownDeployment(
              name.value(),
              records.isShared() ? records.place() : directory.root().toString(),
              hint(directory, records)));
    }
    state.ifPresent(GeuseMakerState::requireRunning);
    return new DeploymentRecord(name, state, registration);
  }

  /**
   * The names of all deployments, GeuseMaker's own and registered ones.
   *
   * @param directory the state directory, which need not exist
   * @param records where registrations are
   * @return sorted
   * @throws GeuseMakerException with a {@link io.geusemaker.api.failure.StateFailure} or {@link
   *     io.geusemaker.api.failure.AwsFailure} when they cannot be listed
   */
  public static List<String> known(StateDirectory directory, Records records) {
    TreeSet<String> names = new TreeSet<>(records.foldersWith(Registrations.FILE));
    Records.in(directory.deployments()).names().stream()
        .filter(file -> file.endsWith(JSON))
        .forEach(file -> names.add(file.substring(0, file.length() - JSON.length())));
    return List.copyOf(names);
  }

  /** Only a help to who mistyped a name. */
  private static List<String> hint(StateDirectory directory, Records records) {
    try {
      return known(directory, records);
    } catch (GeuseMakerException e) {
      LOG.debug("The deployments cannot be listed: {}", e.getMessage());
      return List.of();
    }
  }
}
