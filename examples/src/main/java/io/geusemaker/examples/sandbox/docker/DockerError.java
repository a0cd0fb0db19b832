package io.geusemaker.examples.sandbox.docker;

/** What docker says before it exits because a command failed. */
final class DockerError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  DockerError(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static DockerError daemon(String message) {
    return new DockerError(1, "Error response from daemon: " + message);
  }

  int exitCode() {
    return exitCode;
  }
}
