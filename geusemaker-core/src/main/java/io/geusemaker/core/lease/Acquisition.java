package io.geusemaker.core.lease;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Operator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The taking of a lease.
 *
 * @param store where it is recorded
 * @param deployment what it is on
 * @param self who takes it
 * @param operationId what for
 * @param terms how long it lasts
 * @param clock what time it is
 * @param notice hears of a wait and of a takeover
 */
record Acquisition(
    LeaseStore store,
    DeploymentName deployment,
    Operator self,
    String operationId,
    LeaseTerms terms,
    Clock clock,
    Consumer<String> notice) {

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(2);
  private static final Duration LONGEST_PATIENCE = Duration.ofDays(365);

  /** Takes it, as soon as it is free. */
  Lease take(Duration patience) {
    long deadline = System.nanoTime() + cut(patience).toNanos();
    long pause = FIRST_PAUSE;
    boolean told = false;
    while (true) {
      Optional<LeaseRecord> found = store.read();
      Optional<LeaseRecord> held = found.filter(record -> !record.released());
      Optional<String> stale =
          held.flatMap(record -> Staleness.of(record, self, store.isShared(), clock.instant()));
      if (held.isEmpty() || stale.isPresent()) {
        LeaseRecord mine = following(found);
        if (store.replace(found, mine)) {
          return taken(mine, held, stale);
        }
        continue;
      }
      String holder = held.orElseThrow().holder();
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new GeuseMakerException(new OperationFailure.Busy(deployment.value(), holder));
      }
      if (!told) {
        notice.accept("waiting for " + holder);
        told = true;
      }
      sleep(Math.min(pause, left));
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private static Duration cut(Duration patience) {
    return patience.compareTo(LONGEST_PATIENCE) < 0 ? patience : LONGEST_PATIENCE;
  }

  private LeaseRecord following(Optional<LeaseRecord> found) {
    Instant now = clock.instant();
    return new LeaseRecord(
        found.map(LeaseRecord::fence).orElse(0L) + 1,
        operationId,
        self,
        Staleness.startOf(self.process()),
        now,
        now.plus(terms.timeToLive()),
        false);
  }

  private Lease taken(LeaseRecord mine, Optional<LeaseRecord> held, Optional<String> stale) {
    Lease lease = new Lease(this, mine, held);
    try {
      stale.ifPresent(
          reason ->
              notice.accept(
                  "the lease of " + held.orElseThrow().holder() + " was taken over: " + reason));
      return lease;
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  private static void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GeuseMakerException(new OperationFailure.Cancelled("take the lease"), e);
    }
  }
}
