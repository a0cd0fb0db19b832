package io.geusemaker.core.state;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Registration;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.json.Schema;
import java.nio.file.Files;
import java.util.Optional;

/**
 * How deployments are reached that GeuseMaker did not make, or of which it does not know enough.
 */
public final class Registrations {

  static final String FILE = "registration.json";

  private final StateDirectory directory;
  private final Records records;

  /**
   * Names the place; no I/O.
   *
   * @param directory the state directory, for GeuseMaker's own records
   * @param records where registrations are
   */
  public Registrations(StateDirectory directory, Records records) {
    this.directory = directory;
    this.records = records;
  }

  /**
   * Records or replaces a registration. A deployment that GeuseMaker made is registered only to say
   * which compose project on its host is meant; from then on the registered connection is used.
   *
   * @param name the deployment
   * @param registration how it is reached
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when GeuseMaker has a
   *     deployment of that name and no compose project is named, or the connection holds a
   *     password, with {@link io.geusemaker.api.failure.StateFailure.NotWritable} when it cannot be
   *     recorded
   */
  public void register(DeploymentName name, Registration registration) {
    if (registration.composeProject().isEmpty() && Files.exists(directory.stateFile(name))) {
      throw invalid(
          "deployment name",
          "GeuseMaker has a deployment of that name itself, in "
              + directory.stateFile(name)
              + "; only its compose project can be named");
    }
    String user = registration.connection().getRawUserInfo();
    if (user != null && user.contains(":")) {
      throw invalid("connection", "it must not hold a password: use a key or an agent");
    }
    document(name).write(registration);
  }

  /**
   * Looks one up.
   *
   * @param name the deployment
   * @return empty when it is not registered
   * @throws GeuseMakerException with a {@link io.geusemaker.api.failure.StateFailure} when the
   *     record cannot be used
   */
  public Optional<Registration> find(DeploymentName name) {
    return document(name).read(Registration.class);
  }

  private DocumentFile document(DeploymentName name) {
    return new DocumentFile(
        records.folder(StateDirectory.folder(name)).copied(FILE), Schema.first());
  }

  private static GeuseMakerException invalid(String field, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(field, reason));
  }
}
