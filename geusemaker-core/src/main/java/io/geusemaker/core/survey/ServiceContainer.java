package io.geusemaker.core.survey;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The container of one compose service.
 *
 * @param service the compose service
 * @param containerId its full id
 * @param imageReference the image as compose names it
 * @param imageId the id of the image that it runs
 * @param imageMoved whether the reference names another image on the host now, so that recreating
 *     the container would start that one
 * @param digests the image's repository digests
 * @param status docker's status, such as {@code running}
 * @param health docker's health, or empty when it has no check
 * @param environment the container's environment
 * @param settings its command, entry point, health check and labels, which can hold secrets too
 * @param names the names under which other containers reach it
 * @param networks the names of its networks
 * @param fileMounts source on the host of each mounted regular path, by its place in the container
 */
public record ServiceContainer(
    String service,
    String containerId,
    String imageReference,
    String imageId,
    boolean imageMoved,
    List<String> digests,
    String status,
    String health,
    Environment environment,
    Environment settings,
    List<String> names,
    List<String> networks,
    Map<String, String> fileMounts) {

  /**
   * The same with another environment.
   *
   * @param other the environment
   * @return a new value
   */
  ServiceContainer with(Environment other) {
    return new ServiceContainer(
        service,
        containerId,
        imageReference,
        imageId,
        imageMoved,
        digests,
        status,
        health,
        other,
        settings,
        names,
        networks,
        fileMounts);
  }

  /**
   * Whether it runs and is not known to be unhealthy.
   *
   * @return whether it can be worked with
   */
  public boolean isUp() {
    return status.equals("running") && !health.equals("unhealthy");
  }

  /**
   * Whether it has ended or was never started: a job that ran to its end, or a service that
   * somebody has stopped.
   *
   * @return whether nothing runs in it
   */
  public boolean isStopped() {
    return status.equals("exited") || status.equals("created") || status.equals("dead");
  }

  /**
   * Where a path of the container is on the host, the longest mount deciding.
   *
   * @param inContainer absolute
   * @return empty when it lies on no mount
   */
  public Optional<String> hostPath(String inContainer) {
    return fileMounts.keySet().stream()
        .filter(mount -> inContainer.equals(mount) || inContainer.startsWith(mount + "/"))
        .max(Comparator.comparingInt(String::length))
        .map(mount -> fileMounts.get(mount) + inContainer.substring(mount.length()));
  }

  /**
   * Docker's status and health in words.
   *
   * @return such as {@code running, unhealthy}
   */
  public String condition() {
    return health.isEmpty() ? status : status + ", " + health;
  }
}
