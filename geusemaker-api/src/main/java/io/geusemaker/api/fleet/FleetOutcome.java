package io.geusemaker.api.fleet;

import io.geusemaker.api.failure.Failure;

/**
 * What became of one deployment of a fleet.
 *
 * @param <T> what is there when it went well
 */
public sealed interface FleetOutcome<T> {

  /**
   * Which one.
   *
   * @return its name
   */
  String deployment();

  /**
   * How it ended, in a line without its name.
   *
   * @return a clause without a full stop
   */
  String text();

  /**
   * Whether it went well.
   *
   * @return false as well for one that was not begun
   */
  default boolean isDone() {
    return this instanceof Done;
  }

  /**
   * It went well.
   *
   * @param deployment its name
   * @param result what was done
   */
  record Done<T>(String deployment, T result) implements FleetOutcome<T> {
    @Override
    public String text() {
      return String.valueOf(result);
    }
  }

  /**
   * It failed; the failure says in which state the deployment is.
   *
   * @param deployment its name
   * @param failure why
   */
  record Failed<T>(String deployment, Failure failure) implements FleetOutcome<T> {
    @Override
    public String text() {
      return "failed: " + failure.what() + "; " + failure.state();
    }
  }

  /**
   * A defect ended it: in which state the deployment is tells its {@code status()}.
   *
   * @param deployment its name
   * @param defect what was thrown
   */
  record Broken<T>(String deployment, Throwable defect) implements FleetOutcome<T> {
    @Override
    public String text() {
      return "broken: " + defect;
    }
  }

  /**
   * It was not begun, as too many others had failed or the whole was stopped.
   *
   * @param deployment its name
   * @param reason why not
   */
  record NotBegun<T>(String deployment, String reason) implements FleetOutcome<T> {
    @Override
    public String text() {
      return "not begun: " + reason;
    }
  }
}
