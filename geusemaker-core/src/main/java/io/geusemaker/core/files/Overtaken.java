package io.geusemaker.core.files;

/**
 * Thrown within {@link Records#exclusively} when another came in between, so that the action is run
 * again.
 */
public final class Overtaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes one without a trace: it is no failure. */
  public Overtaken() {
    super("another came in between", null, false, false);
  }
}
