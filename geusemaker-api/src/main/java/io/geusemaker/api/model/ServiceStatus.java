package io.geusemaker.api.model;

/**
 * What one service runs now.
 *
 * @param service the compose service
 * @param image how compose names its image
 * @param version what runs, as the program or its image says it; empty when neither does
 * @param digest the image's repository digest; empty when it was built on the host
 * @param condition docker's status and health, such as {@code running, healthy}
 * @param up whether it runs and is not unhealthy
 */
public record ServiceStatus(
    String service, String image, String version, String digest, String condition, boolean up) {

  /** One line: which, what it runs and how it is. */
  @Override
  public String toString() {
    return OneLine.of(service + " " + version + " " + condition);
  }
}
