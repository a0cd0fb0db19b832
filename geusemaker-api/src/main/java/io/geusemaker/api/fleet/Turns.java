package io.geusemaker.api.fleet;

import io.geusemaker.api.event.Event;

/** Lets the deployments of a fleet talk to its listener one at a time. */
final class Turns implements FleetListener {

  private static final System.Logger LOG = System.getLogger(FleetListener.class.getName());

  private final FleetListener listener;

  Turns(FleetListener listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void on(String deployment, Event event) {
    guarded(() -> listener.on(deployment, event));
  }

  @Override
  public synchronized void ended(FleetOutcome<?> outcome) {
    guarded(() -> listener.ended(outcome));
  }

  private static void guarded(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.WARNING, "a listener failed", e);
    }
  }
}
