package io.geusemaker.examples.sandbox.docker;

import java.util.List;
import java.util.Map;

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
    return new Status(running ? Phase.RUNNING : Phase.EXITED, 0, running);
  }

  @Override
  public List<String> logs() {
    return List.of();
  }

  @Override
  public Map<Integer, Integer> ports() {
    return Map.of();
  }
}
