package io.geusemaker.scripting.runbook;

/** A runbook, or the arguments given to it, cannot be right; nothing has run. */
public final class RunbookRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunbookRefused(String message, Throwable cause) {
    super(message, cause);
  }

  RunbookRefused(String message) {
    super(message);
  }

  /**
   * Every mistake with its place, ready to be printed.
   *
   * @return several lines, without a final line break
   */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
