package io.geusemaker.api.spi;

/**
 * How a script ended.
 *
 * @param exitCode the script's own exit code
 * @param stdout what it printed, whole
 * @param stderr what it printed to standard error, whole
 */
public record ScriptResult(int exitCode, String stdout, String stderr) {

  /**
   * Whether it ended with zero.
   *
   * @return whether it succeeded
   */
  public boolean succeeded() {
    return exitCode == 0;
  }

  /** The exit code and sizes: the output can hold secrets. */
  @Override
  public String toString() {
    return "exit "
        + exitCode
        + ", "
        + stdout.length()
        + " characters out, "
        + stderr.length()
        + " characters of errors";
  }
}
