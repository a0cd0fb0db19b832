package io.geusemaker.core.ssm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Brings together what several threads ask for at about the same time.
 *
 * <p>A group is closed when it is full, when everybody who could join has, or when nobody has
 * joined for a moment. The moment grows with the time that the work takes: those who ended one
 * thing together ask for the next as far apart as their hosts are different in speed.
 *
 * @param <K> only requests of the same kind come together
 * @param <Q> a request
 */
final class Gathering<K, Q> {

  private static final long SHORT = Duration.ofSeconds(2).toNanos();
  private static final long LONG = Duration.ofSeconds(10).toNanos();

  private final int most;
  private final IntSupplier idle;
  private final Executor executor;
  private final Consumer<List<Q>> work;
  private final Map<K, List<Q>> open = new HashMap<>();
  private int groups;
  private long longest = SHORT;

  /**
   * Describes how to gather.
   *
   * @param most how many come together at most
   * @param idle how many may ask yet, because they wait for nothing
   * @param executor runs what gathers and works, which takes as long as the work does
   * @param work is given each group that was closed
   */
  Gathering(int most, IntSupplier idle, Executor executor, Consumer<List<Q>> work) {
    this.most = most;
    this.idle = idle;
    this.executor = executor;
    this.work = work;
  }

  synchronized void add(K kind, Q request) {
    List<Q> group = open.get(kind);
    if (group == null) {
      List<Q> begun = new ArrayList<>();
      executor.execute(() -> gather(kind, begun));
      open.put(kind, begun);
      groups++;
      group = begun;
    }
    group.add(request);
    if (group.size() >= most) {
      open.remove(kind);
    }
    notifyAll();
  }

  /** Looks again whether there is anybody left who could join. */
  synchronized void lookAgain() {
    notifyAll();
  }

  private void gather(K kind, List<Q> group) {
    List<Q> closed = closed(kind, group);
    long begin = System.nanoTime();
    try {
      work.accept(closed);
    } finally {
      ended(System.nanoTime() - begin);
    }
  }

  private synchronized void ended(long took) {
    longest = Math.max(SHORT, Math.min(LONG, took / 2));
    groups--;
    notifyAll();
  }

  /** Waits for nobody any more, and until the work of every group is done. */
  synchronized void finish(Duration patience) {
    notifyAll();
    long end = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    for (long left = patience.toNanos(); groups > 0 && left > 0; left = end - System.nanoTime()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Q> closed(K kind, List<Q> group) {
    long begin = System.nanoTime();
    long joined = begin;
    int size = group.size();
    while (open.get(kind) == group && idle.getAsInt() > 0) {
      long now = System.nanoTime();
      if (group.size() > size) {
        size = group.size();
        joined = now;
      }
      long left = Math.min(longest / 4 - (now - joined), longest - (now - begin));
      if (left <= 0) {
        break;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    if (open.get(kind) == group) {
      open.remove(kind);
    }
    return List.copyOf(group);
  }
}
