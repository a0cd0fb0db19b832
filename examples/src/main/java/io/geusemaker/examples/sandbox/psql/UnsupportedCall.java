package io.geusemaker.examples.sandbox.psql;

/** A call that the stand-in does not understand; never a call that the real program refuses. */
public final class UnsupportedCall extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Names the call.
   *
   * @param call what was asked for
   */
  public UnsupportedCall(String call) {
    super(call);
  }
}
