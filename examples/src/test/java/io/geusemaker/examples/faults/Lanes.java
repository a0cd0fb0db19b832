package io.geusemaker.examples.faults;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Two sandboxes side by side, since each mostly waits. */
final class Lanes implements AutoCloseable {

  private static final int LANES = Integer.getInteger("faults.lanes", 2);

  private final ExecutorService threads = Executors.newFixedThreadPool(LANES, Lanes::daemon);
  private final Queue<Trial> idle = new ConcurrentLinkedQueue<>();
  private final CleanRuns clean = new CleanRuns();
  private final Setting setting;

  Lanes(Setting setting) {
    this.setting = setting;
  }

  /** Works on the next sandbox that is free, in the order of the calls. */
  <T> Future<T> submit(Function<Trial, T> work) {
    return threads.submit(() -> work(work));
  }

  /** What an operation meets that one of the sandboxes has carried out. */
  List<Interaction> interactions(Operation operation) {
    return clean.of(operation).orElseThrow();
  }

  private <T> T work(Function<Trial, T> work) {
    Trial free = idle.poll();
    Trial trial = free == null ? new Trial(clean, setting) : free;
    boolean well = false;
    try {
      T result = work.apply(trial);
      well = true;
      return result;
    } finally {
      // What a broken promise leaves is no place for the next.
      if (well) {
        idle.add(trial);
      } else {
        trial.close();
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    idle.forEach(Trial::close);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fault-matrix");
    thread.setDaemon(true);
    return thread;
  }
}
