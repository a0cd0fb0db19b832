package io.geusemaker.core.image;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How containers of an image start, unless they are told otherwise.
 *
 * @param platform what it is built for, as the image itself says
 * @param created when it was built, as the image itself says
 * @param entrypoint the program and its first arguments; empty when there is none
 * @param command the arguments after those; empty when there are none
 * @param user user and group, as written; empty for root
 * @param workingDirectory as written; empty for the root directory
 * @param volumes the paths that get a volume
 * @param exposedPorts such as {@code 5432/tcp}
 * @param environment the defaults, in order
 * @param labels in order
 * @param stopSignal such as {@code SIGINT}; empty for SIGTERM
 * @param downloadSize bytes of all its compressed layers
 */
public record ImageConfiguration(
    Platform platform,
    Optional<Instant> created,
    List<String> entrypoint,
    List<String> command,
    String user,
    String workingDirectory,
    Set<String> volumes,
    Set<String> exposedPorts,
    Map<String, String> environment,
    Map<String, String> labels,
    String stopSignal,
    long downloadSize) {

  /** Copies what could be changed, and sorts the sets. */
  public ImageConfiguration {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
    exposedPorts = Collections.unmodifiableSortedSet(new TreeSet<>(exposedPorts));
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** One line without the values of the environment, which can hold secrets. */
  @Override
  public String toString() {
    return "image for %s, %d variables, %d MB to download"
        .formatted(platform, environment.size(), Math.round(downloadSize / 1e6));
  }
}
