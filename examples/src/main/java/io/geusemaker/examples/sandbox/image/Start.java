package io.geusemaker.examples.sandbox.image;

import java.util.List;

/**
 * What an image's configuration says about the start of its containers.
 *
 * @param entrypoint the program and its first arguments
 * @param command the arguments after those
 * @param user user and group; empty for root
 * @param workingDirectory where it starts; empty for the root directory
 * @param volumes the paths that get a volume
 * @param exposedPorts such as {@code 5432/tcp}
 * @param stopSignal such as {@code SIGINT}; empty for SIGTERM
 */
public record Start(
    List<String> entrypoint,
    List<String> command,
    String user,
    String workingDirectory,
    List<String> volumes,
    List<String> exposedPorts,
    String stopSignal) {

  /** Copies the lists. */
  public Start {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    volumes = List.copyOf(volumes);
    exposedPorts = List.copyOf(exposedPorts);
  }

  /**
   * A start by root in the root directory.
   *
   * @param entrypoint the program and its first arguments
   * @param command the arguments after those
   * @return the start
   */
  public static Start of(List<String> entrypoint, List<String> command) {
    return new Start(entrypoint, command, "", "", List.of(), List.of(), "");
  }
}
