package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to rotate.
 *
 * @param deploymentName the deployment
 * @param rotateN8n whether n8n's login is rotated
 * @param rotatePostgres whether the database password is rotated
 * @param rotateApiKeys whether keys and tokens of the other services are rotated
 * @param services services named one by one; sorted, empty when none was
 * @param force whether to go ahead without asking
 * @param olderThanSeconds only credentials last rotated longer ago than this; empty for any age
 */
public record RotationRequest(
    String deploymentName,
    boolean rotateN8n,
    boolean rotatePostgres,
    boolean rotateApiKeys,
    List<String> services,
    boolean force,
    Optional<Long> olderThanSeconds) {

  /** The compose service of n8n. */
  public static final String N8N = "n8n";

  /** The compose service of PostgreSQL. */
  public static final String POSTGRES = "postgres";

  /** Checks the name, sorts the services and copies them. */
  public RotationRequest {
    deploymentName = new DeploymentName(deploymentName).value();
    services = services.stream().distinct().sorted().toList();
  }

  /**
   * Everything that the deployment has, the n8n encryption key excepted.
   *
   * @param deployment the deployment
   * @return the request
   */
  public static RotationRequest everything(DeploymentName deployment) {
    return new RotationRequest(
        deployment.value(), true, true, true, List.of(), false, Optional.empty());
  }

  /**
   * The services named, and no others.
   *
   * @param deployment the deployment
   * @param services compose service names
   * @return the request
   * @throws GeuseMakerException when none is named or a name is blank: an empty selection must not
   *     come to mean everything
   */
  public static RotationRequest only(DeploymentName deployment, List<String> services) {
    List<String> names = services.stream().map(String::strip).toList();
    if (names.isEmpty() || names.contains("")) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("services", "each has to be named, and one at least"));
    }
    return new RotationRequest(
        deployment.value(),
        names.contains(N8N),
        names.contains(POSTGRES),
        false,
        names,
        false,
        Optional.empty());
  }

  /**
   * Leaves out credentials that are younger.
   *
   * @param age the age from which a credential is due
   * @return a new request
   * @throws GeuseMakerException when it is negative
   */
  public RotationRequest olderThan(Duration age) {
    if (age.isNegative()) {
      throw new GeuseMakerException(new RequestFailure.Invalid("age", "it cannot be negative"));
    }
    return new RotationRequest(
        deploymentName,
        rotateN8n,
        rotatePostgres,
        rotateApiKeys,
        services,
        force,
        Optional.of(age.toSeconds()));
  }

  /**
   * The age from which a credential is due.
   *
   * @return empty for any age
   */
  public Optional<Duration> olderThan() {
    return olderThanSeconds.map(Duration::ofSeconds);
  }

  /**
   * Whether a service is meant.
   *
   * @param service compose service name
   * @return whether its credentials are to be rotated
   */
  public boolean selects(String service) {
    return switch (service) {
      case N8N -> rotateN8n;
      case POSTGRES -> rotatePostgres;
      default -> rotateApiKeys || services.contains(service);
    };
  }

  /** One line: what in which deployment. */
  @Override
  public String toString() {
    boolean everything = rotateN8n && rotatePostgres && rotateApiKeys;
    return OneLine.of(
        "rotation of "
            + (everything ? "everything" : String.join(", ", services))
            + " in "
            + deploymentName
            + olderThan().map(age -> ", older than " + age).orElse(""));
  }
}
