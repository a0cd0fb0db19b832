package io.geusemaker.examples.sandbox.docker;

/**
 * A call that is made to fail once.
 *
 * @param words what the call's command line contains, such as {@code "compose up"} spelled in full
 * @param exitCode how it ends instead
 * @param message what it prints to standard error
 * @param afterActing whether it takes effect before it fails
 */
public record Fault(String words, int exitCode, String message, boolean afterActing) {

  /**
   * A call that fails without taking effect.
   *
   * @param words what the call's command line contains
   * @return the fault
   */
  public static Fault before(String words) {
    return new Fault(words, 1, "Error response from daemon: a fault of the sandbox", false);
  }

  /**
   * A call that takes effect and fails all the same.
   *
   * @param words what the call's command line contains
   * @return the fault
   */
  public static Fault after(String words) {
    return new Fault(words, 1, "error during connect: a fault of the sandbox", true);
  }
}
