package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A secret that a compose service gets in an environment variable, wherever its value lives: an env
 * file, {@code .env}, the compose file, or the file that the variable's {@code _FILE} twin names.
 *
 * <pre>{@code
 * EnvSecret.named("SEARCH_API_KEY").of("search").restarting("indexer")
 *     .provenBy(HttpCheck.get("/indexes").onPort(7700).bearer())
 * }</pre>
 *
 * <p>It is replaced in its place, the services that read it are recreated, and the check shows that
 * the new secret is accepted and the old one refused.
 *
 * @param variable the environment variable
 * @param service the compose service that checks the secret
 * @param restarts further services to recreate; sorted. The service itself, and those whose own
 *     {@code environment:} refers to the value, are recreated in any case
 * @param check how the service shows that it accepts a secret; without one nothing is proven but
 *     that the containers have the new value
 */
public record EnvSecret(
    String variable, String service, List<String> restarts, Optional<HttpCheck> check)
    implements Comparable<EnvSecret> {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  /** Refuses names that compose does not take, and sorts the services. */
  public EnvSecret {
    require(VARIABLE.matcher(variable).matches(), "\"" + variable + "\" is no variable");
    require(SERVICE.matcher(service).matches(), "\"" + service + "\" is no compose service");
    for (String other : restarts) {
      require(SERVICE.matcher(other).matches(), "\"" + other + "\" is no compose service");
    }
    restarts = restarts.stream().distinct().sorted().toList();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new GeuseMakerException(new RequestFailure.Invalid("env secret", otherwise));
    }
  }

  /**
   * A variable whose service is still to be named.
   *
   * @param variable the environment variable
   */
  public record Named(String variable) {

    /**
     * Names the service.
     *
     * @param service the compose service that checks the secret
     * @return the secret, without a check
     * @throws GeuseMakerException when compose would take neither or one of the names
     */
    public EnvSecret of(String service) {
      return new EnvSecret(variable, service, List.of(), Optional.empty());
    }
  }

  /**
   * Begins with the variable.
   *
   * @param variable the environment variable
   * @return what is left is to name its service
   */
  public static Named named(String variable) {
    return new Named(variable);
  }

  /**
   * Recreates further services, which use the secret in a way that the compose project does not
   * show.
   *
   * @param services compose services
   * @return a new value
   * @throws GeuseMakerException when one is no name of a service
   */
  public EnvSecret restarting(String... services) {
    return new EnvSecret(
        variable, service, Stream.concat(restarts.stream(), Stream.of(services)).toList(), check);
  }

  /**
   * States how the service shows that it accepts a secret.
   *
   * @param how the check
   * @return a new value
   */
  public EnvSecret provenBy(HttpCheck how) {
    return new EnvSecret(variable, service, restarts, Optional.of(how));
  }

  /**
   * The credential that it is.
   *
   * @return the service and the variable
   */
  public CredentialId credential() {
    return new CredentialId(service, variable);
  }

  @Override
  public int compareTo(EnvSecret other) {
    return credential().compareTo(other.credential());
  }

  /** One line: whose and which. */
  @Override
  public String toString() {
    return credential().toString();
  }
}
