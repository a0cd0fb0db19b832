package io.geusemaker.examples.sandbox.docker;

/** A stand-in for a service that nothing talks to: it runs, and that is all. */
public final class InertWorkload implements Workload {

  private volatile boolean running;

  @Override
  public void start(Surroundings surroundings) {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public Status status() {
    return Status.of(running);
  }
}
