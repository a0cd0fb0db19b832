package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param envSecrets secrets of further services, declared one by one; sorted
 * @param database what is asked for of PostgreSQL beyond its own role's password
 * @param requested credentials of n8n asked for by their own names; sorted
 * @param basicAuthFiles passwords in basic-auth files of the host; sorted
 * @param apiKeys API keys of n8n named one by one, by label or id; sorted
 */
public record RotationRequest(
    String deploymentName,
    boolean rotateN8n,
    boolean rotatePostgres,
    boolean rotateApiKeys,
    List<String> services,
    boolean force,
    Optional<Long> olderThanSeconds,
    List<EnvSecret> envSecrets,
    DatabaseTerms database,
    List<RequestedCredential> requested,
    List<BasicAuthFile> basicAuthFiles,
    List<String> apiKeys) {

  /** The compose service of n8n. */
  public static final String N8N = "n8n";

  /** The compose service of PostgreSQL. */
  public static final String POSTGRES = "postgres";

  /** The compose service of Qdrant. */
  public static final String QDRANT = "qdrant";

  /** The compose service of Crawl4AI. */
  public static final String CRAWL4AI = "crawl4ai";

  /** The compose service of Ollama, which has no authentication. */
  public static final String OLLAMA = "ollama";

  /** Checks the name, sorts services and secrets and copies them. */
  public RotationRequest {
    deploymentName = new DeploymentName(deploymentName).value();
    services = services.stream().distinct().sorted().toList();
    envSecrets = envSecrets.stream().distinct().sorted().toList();
    requested = requested.stream().distinct().sorted().toList();
    basicAuthFiles = basicAuthFiles.stream().distinct().sorted().toList();
    apiKeys = apiKeys.stream().distinct().sorted().toList();
    OneWay.require("env secret", envSecrets.stream().map(EnvSecret::credential).toList());
    OneWay.require(
        "basic-auth file", basicAuthFiles.stream().map(BasicAuthFile::credential).toList());
  }

  /**
   * A request without declared secrets and without any that is asked for by its own name.
   *
   * @param deploymentName the deployment
   * @param rotateN8n whether n8n's login is rotated
   * @param rotatePostgres whether the database password is rotated
   * @param rotateApiKeys whether keys and tokens of the other services are rotated
   * @param services services named one by one
   * @param force whether to go ahead without asking
   * @param olderThanSeconds only credentials last rotated longer ago than this
   */
  public RotationRequest(
      String deploymentName,
      boolean rotateN8n,
      boolean rotatePostgres,
      boolean rotateApiKeys,
      List<String> services,
      boolean force,
      Optional<Long> olderThanSeconds) {
    this(
        deploymentName,
        rotateN8n,
        rotatePostgres,
        rotateApiKeys,
        services,
        force,
        olderThanSeconds,
        List.of(),
        DatabaseTerms.STANDARD,
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Declared secrets, and no others.
   *
   * @param deployment the deployment
   * @param secrets the secrets
   * @return the request
   */
  public static RotationRequest secrets(DeploymentName deployment, List<EnvSecret> secrets) {
    return new RotationRequest(
            deployment.value(), false, false, false, List.of(), false, Optional.empty())
        .plus(secrets);
  }

  /**
   * The passwords of these roles of PostgreSQL, and no others.
   *
   * @param deployment the deployment
   * @param roles login roles other than the stack's own
   * @return the request
   * @throws GeuseMakerException when a name is blank
   */
  public static RotationRequest roles(DeploymentName deployment, List<String> roles) {
    return secrets(deployment, List.of()).plusRoles(roles);
  }

  /**
   * Everything that the deployment has, n8n's encryption key and signing secret excepted.
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
    return copy(
        Optional.of(age.toSeconds()), envSecrets, database, requested, basicAuthFiles, apiKeys);
  }

  /**
   * Adds declared secrets.
   *
   * @param secrets the secrets
   * @return a new request
   * @throws GeuseMakerException when one is declared in another way already
   */
  public RotationRequest plus(List<EnvSecret> secrets) {
    return copy(
        olderThanSeconds, join(envSecrets, secrets), database, requested, basicAuthFiles, apiKeys);
  }

  /**
   * Adds roles of PostgreSQL.
   *
   * @param roles login roles other than the stack's own
   * @return a new request
   * @throws GeuseMakerException when a name is blank
   */
  public RotationRequest plusRoles(List<String> roles) {
    return with(database.plusRoles(roles));
  }

  /**
   * Ends the sessions of the changed roles that logged in before, once the new passwords work.
   *
   * @return a new request
   */
  public RotationRequest endingSessions() {
    return with(database.endingSessions());
  }

  /**
   * Has clients of the stack's own role change over to another.
   *
   * @return a new request
   */
  public RotationRequest alternating() {
    return with(database.changingOver());
  }

  /**
   * The same with other terms for PostgreSQL.
   *
   * @param terms the terms
   * @return a new request
   */
  public RotationRequest with(DatabaseTerms terms) {
    return copy(olderThanSeconds, envSecrets, terms, requested, basicAuthFiles, apiKeys);
  }

  /**
   * Adds credentials that are asked for by their own names.
   *
   * @param more which
   * @return a new request
   */
  public RotationRequest including(List<RequestedCredential> more) {
    return copy(
        olderThanSeconds, envSecrets, database, join(requested, more), basicAuthFiles, apiKeys);
  }

  /**
   * Adds passwords in basic-auth files of the host.
   *
   * @param files files and users
   * @return a new request
   * @throws GeuseMakerException when one is declared in another way already
   */
  public RotationRequest plusFiles(List<BasicAuthFile> files) {
    return copy(
        olderThanSeconds, envSecrets, database, requested, join(basicAuthFiles, files), apiKeys);
  }

  /**
   * Adds API keys that n8n has issued, by name.
   *
   * @param names labels or ids
   * @return a new request
   */
  public RotationRequest plusApiKeys(List<String> names) {
    return copy(
        olderThanSeconds, envSecrets, database, requested, basicAuthFiles, join(apiKeys, names));
  }

  private RotationRequest copy(
      Optional<Long> seconds,
      List<EnvSecret> secrets,
      DatabaseTerms terms,
      List<RequestedCredential> credentials,
      List<BasicAuthFile> files,
      List<String> keys) {
    return new RotationRequest(
        deploymentName,
        rotateN8n,
        rotatePostgres,
        rotateApiKeys,
        services,
        force,
        seconds,
        secrets,
        terms,
        credentials,
        files,
        keys);
  }

  private static <T> List<T> join(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
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

  /**
   * Whether every credential that the deployment has is meant.
   *
   * @return whether no service was left out
   */
  public boolean isEverything() {
    return rotateN8n && rotatePostgres && rotateApiKeys;
  }

  /** One line: what in which deployment. */
  @Override
  public String toString() {
    List<String> selected = new ArrayList<>(isEverything() ? List.of("everything") : services);
    database.roles().forEach(role -> selected.add("role " + role));
    envSecrets.forEach(secret -> selected.add(secret.toString()));
    requested.forEach(credential -> selected.add(credential.credential().toString()));
    apiKeys.forEach(key -> selected.add("n8n's API key \"" + key + "\""));
    basicAuthFiles.forEach(file -> selected.add(file.toString()));
    return OneLine.of(
        "rotation of "
            + String.join(", ", selected)
            + " in "
            + deploymentName
            + olderThan().map(age -> ", older than " + age).orElse("")
            + (database.endSessions() ? ", ending old sessions" : "")
            + (database.alternating() ? ", alternating roles" : ""));
  }
}
