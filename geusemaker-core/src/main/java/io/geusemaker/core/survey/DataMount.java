package io.geusemaker.core.survey;

/**
 * A data directory that is bind-mounted into a container.
 *
 * @param service the service whose data it is
 * @param source the directory on the host
 * @param destination the directory in the container
 * @param condition {@code ok}, or what is wrong with it
 */
public record DataMount(String service, String source, String destination, String condition) {

  /**
   * Whether it is what it should be.
   *
   * @return whether nothing is wrong
   */
  public boolean isOk() {
    return condition.equals("ok");
  }
}
