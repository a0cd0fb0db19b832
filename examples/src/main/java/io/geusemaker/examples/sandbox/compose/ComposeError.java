package io.geusemaker.examples.sandbox.compose;

/** What compose says before it exits because a project cannot be read. */
public final class ComposeError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  ComposeError(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static ComposeError noSuchFile(String message) {
    return new ComposeError(14, message);
  }

  static ComposeError unreadable(String message) {
    return new ComposeError(15, message);
  }

  /**
   * The exit code of compose.
   *
   * @return 14 for a missing file, 15 for one that cannot be read
   */
  public int exitCode() {
    return exitCode;
  }
}
