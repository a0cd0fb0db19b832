package io.geusemaker.api.event;

/**
 * Hears of an operation's progress, on the thread that runs it.
 *
 * <p>What a listener throws is logged and does not disturb the operation.
 */
@FunctionalInterface
public interface OperationListener {

  /**
   * Hears of one event.
   *
   * @param event what happened
   */
  void on(Event event);

  /**
   * A listener that ignores everything.
   *
   * @return the listener
   */
  static OperationListener none() {
    return event -> {};
  }
}
