package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.image.Flaw;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One container's processes: they may end by themselves, which is what some flawed images do, and
 * are started again then if that is the container's policy.
 */
final class Life {

  private static final long RESTART_DELAY_MILLIS = 300;

  private final Workload workload;
  private final Flaw flaw;
  private final boolean startedAgain;
  private volatile Instant started = Instant.EPOCH;
  private volatile boolean crashed;
  private volatile int restarts;
  private @Nullable Thread supervisor;

  Life(Workload workload, Flaw flaw, boolean startedAgain) {
    this.workload = workload;
    this.flaw = flaw;
    this.startedAgain = startedAgain;
  }

  synchronized void start(Surroundings surroundings) {
    if (status().phase() != Workload.Phase.EXITED) {
      return;
    }
    restarts = 0;
    begin(surroundings);
    if (crashed || flaw instanceof Flaw.Dies) {
      Thread thread = new Thread(() -> supervise(surroundings), "sandbox-container");
      thread.setDaemon(true);
      supervisor = thread;
      thread.start();
    }
  }

  synchronized void stop() {
    Thread thread = supervisor;
    supervisor = null;
    crashed = false;
    if (thread != null) {
      thread.interrupt();
    }
    workload.stop();
  }

  Workload.Status status() {
    if (crashed) {
      return new Workload.Status(
          startedAgain ? Workload.Phase.RESTARTING : Workload.Phase.EXITED, 1, false);
    }
    Workload.Status status = workload.status();
    return flaw instanceof Flaw.NeverHealthy
        ? new Workload.Status(status.phase(), status.exitCode(), false)
        : status;
  }

  Instant started() {
    return started;
  }

  int restarts() {
    return restarts + workload.restarts();
  }

  private void begin(Surroundings surroundings) {
    started = Instant.now();
    try {
      workload.start(surroundings);
      crashed = false;
    } catch (Workload.Crash e) {
      crashed = true;
    }
  }

  private void supervise(Surroundings surroundings) {
    try {
      while (true) {
        Thread.sleep(
            !crashed && flaw instanceof Flaw.Dies dies
                ? dies.lifetime().toMillis()
                : RESTART_DELAY_MILLIS);
        synchronized (this) {
          if (supervisor != Thread.currentThread()) {
            return;
          }
          if (crashed && !startedAgain) {
            return;
          }
          if (crashed) {
            restarts++;
            begin(surroundings);
          } else if (flaw instanceof Flaw.Dies) {
            workload.stop();
            crashed = true;
          }
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
