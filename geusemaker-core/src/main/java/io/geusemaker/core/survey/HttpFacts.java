package io.geusemaker.core.survey;

import java.util.Map;
import java.util.Optional;

/**
 * What can be said of services over HTTP from the host, without a secret.
 *
 * @param curl whether the host has {@code curl}
 * @param services Qdrant and Crawl4AI, where they have a key and could be asked
 */
public record HttpFacts(boolean curl, Map<String, Answer> services) {

  /** Nothing was asked. */
  public static final HttpFacts NONE = new HttpFacts(false, Map.of());

  /** Copies the map. */
  public HttpFacts {
    services = Map.copyOf(services);
  }

  /**
   * What a service answered.
   *
   * @param status the HTTP status, zero for no answer
   * @param version the version that it told, or empty
   */
  public record Answer(int status, String version) {}

  /**
   * Whether a service answered.
   *
   * @param service the compose service
   * @return whether there was any HTTP status
   */
  public boolean answers(String service) {
    return services.containsKey(service) && services.get(service).status() > 0;
  }

  /**
   * The version that a service told.
   *
   * @param service the compose service
   * @return empty when it told none
   */
  public Optional<String> version(String service) {
    return Optional.ofNullable(services.get(service))
        .map(Answer::version)
        .filter(version -> !version.isEmpty());
  }
}
