package io.geusemaker.core.files;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ten seconds in which a change that another came in between of is tried again. */
final class Patience {

  private static final long LIMIT = TimeUnit.SECONDS.toNanos(10);
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(300);

  private final long start = System.nanoTime();
  private long pause = FIRST_PAUSE;

  /** Waits a moment, unless the time is over; an interrupted thread does not wait. */
  boolean left() {
    if (System.nanoTime() - start >= LIMIT) {
      return false;
    }
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause));
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    return true;
  }
}
