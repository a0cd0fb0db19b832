package io.geusemaker.examples.sandbox.docker;

/**
 * A call that is made to fail, alone or with every one that follows.
 *
 * @param words what the call's command line contains, such as {@code "compose up"} spelled in full
 * @param exitCode how it ends instead
 * @param message what it prints to standard error
 * @param afterActing whether it takes effect before it fails
 * @param lasting whether every later call fails as it does
 */
public record Fault(
    String words, int exitCode, String message, boolean afterActing, boolean lasting) {

  /**
   * A call that fails without taking effect.
   *
   * @param words what the call's command line contains
   * @return the fault
   */
  public static Fault before(String words) {
    return new Fault(words, 1, "Error response from daemon: a fault of the sandbox", false, false);
  }

  /**
   * A call that takes effect and fails all the same.
   *
   * @param words what the call's command line contains
   * @return the fault
   */
  public static Fault after(String words) {
    return new Fault(words, 1, "error during connect: a fault of the sandbox", true, false);
  }

  /**
   * The engine ends, and answers no call from this one on.
   *
   * @param words what the first such call's command line contains
   * @return the fault
   */
  public static Fault engineEnds(String words) {
    return new Fault(
        words,
        1,
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock."
            + " Is the docker daemon running?",
        false,
        true);
  }
}
