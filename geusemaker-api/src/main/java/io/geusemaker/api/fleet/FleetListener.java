package io.geusemaker.api.fleet;

import io.geusemaker.api.event.Event;

/**
 * Hears of the progress of a fleet. It is called for one deployment at a time, though on the thread
 * of whichever it is.
 *
 * <p>What a listener throws is logged and does not disturb the operations.
 */
public interface FleetListener {

  /**
   * Hears of an event of one deployment.
   *
   * @param deployment its name
   * @param event what happened
   */
  void on(String deployment, Event event);

  /**
   * Hears how one deployment ended.
   *
   * @param outcome of which one, and how
   */
  default void ended(FleetOutcome<?> outcome) {}

  /**
   * A listener that ignores everything.
   *
   * @return the listener
   */
  static FleetListener none() {
    return (deployment, event) -> {};
  }
}
