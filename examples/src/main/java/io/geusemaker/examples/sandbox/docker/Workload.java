package io.geusemaker.examples.sandbox.docker;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What runs inside a container. It is started and stopped many times, by one caller at a time. */
public interface Workload {

  /**
   * Starts it; the start may go on in the background.
   *
   * @param surroundings what it finds around it
   */
  void start(Surroundings surroundings);

  /** Stops it and waits for its end. */
  void stop();

  /**
   * How it is doing.
   *
   * @return the status now
   */
  Status status();

  /**
   * What it printed since it was first started.
   *
   * @return lines
   */
  default List<String> logs() {
    return List.of();
  }

  /**
   * The ports that it listens on.
   *
   * @return port on the sandbox's loopback by port in the container
   */
  default Map<Integer, Integer> ports() {
    return Map.of();
  }

  /**
   * How often it was started again since {@link #start}, by itself as the restart policy would.
   *
   * @return the number
   */
  default int restarts() {
    return 0;
  }

  /**
   * Runs a command line tool that its image brings along.
   *
   * @param surroundings what the tool finds around it
   * @param call the tool and its arguments
   * @return the exit code; nothing when there is no such tool
   */
  default OptionalInt run(Surroundings surroundings, Call call) {
    return OptionalInt.empty();
  }

  /** It ended at once, and would again. */
  final class Crash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what it logged last
     */
    public Crash(String message) {
      super(message);
    }
  }

  /**
   * The state of a workload.
   *
   * @param phase running, restarting after a crash, or ended
   * @param exitCode how it last ended
   * @param healthy what a health check would find
   */
  record Status(Phase phase, int exitCode, boolean healthy) {

    /**
     * That of a workload that is well as long as it runs.
     *
     * @param running whether it runs
     * @return the status
     */
    public static Status of(boolean running) {
      return new Status(running ? Phase.RUNNING : Phase.EXITED, 0, running);
    }
  }

  /** Where a workload is in its life. */
  enum Phase {
    /** Its process is there. */
    RUNNING,
    /** It crashed and is about to be started again. */
    RESTARTING,
    /** It is not there. */
    EXITED
  }
}
