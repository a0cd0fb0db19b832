package io.geusemaker.examples.sandbox.service;

import io.geusemaker.examples.sandbox.docker.Surroundings;
import io.geusemaker.examples.sandbox.docker.Workload;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for a program that uses Qdrant all the time, with the key that it was started with. It
 * counts what it is answered.
 */
public final class Indexer implements Workload {

  private static final long PAUSE_MILLIS = 10;

  private final int qdrant;
  private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
  private @Nullable Thread thread;
  private volatile boolean running;

  Indexer(int qdrant) {
    this.qdrant = qdrant;
  }

  /**
   * How often each HTTP status was answered since the sandbox started.
   *
   * @return count by status; zero stands for no connection
   */
  public Map<Integer, Integer> answers() {
    return Map.copyOf(answers);
  }

  @Override
  public synchronized void start(Surroundings surroundings) {
    if (running) {
      return;
    }
    String key = surroundings.environment().getOrDefault("QDRANT_KEY", "");
    running = true;
    Thread polling = new Thread(() -> poll(key), "sandbox-indexer");
    polling.setDaemon(true);
    thread = polling;
    polling.start();
  }

  private void poll(String key) {
    try {
      while (running) {
        answers.merge(Caller.status(qdrant, "/collections", "api-key", key), 1, Integer::sum);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    Thread stopping = thread;
    thread = null;
    if (stopping != null) {
      try {
        stopping.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Status status() {
    return Status.of(running);
  }
}
