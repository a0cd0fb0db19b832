package io.geusemaker.core.lease;

import io.geusemaker.api.model.Operator;
import java.time.Instant;
import java.util.Optional;

/** Whether a holder can no longer be at work, or may no longer be. */
final class Staleness {

  /**
   * A system tells when a process began by its own clock less the time since then; both are read
   * anew in every Java process and do not agree to the second.
   */
  private static final long TOLERANCE_MILLIS = 10_000;

  private Staleness() {}

  /** Why the lease may be taken over, or empty while it is held. */
  static Optional<String> of(LeaseRecord held, Operator self, boolean shared, Instant now) {
    if (!shared && held.operator().machine().equals(self.machine()) && gone(held)) {
      return Optional.of("its process is gone");
    }
    return now.isBefore(held.expires())
        ? Optional.empty()
        : Optional.of("it expired at " + held.expires());
  }

  private static boolean gone(LeaseRecord held) {
    Optional<ProcessHandle> process =
        ProcessHandle.of(held.operator().process()).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return true;
    }
    long start = startOf(held.operator().process());
    return start != 0
        && held.processStart() != 0
        && Math.abs(start - held.processStart()) > TOLERANCE_MILLIS;
  }

  /** When a process of this machine began, in milliseconds since 1970; zero when not known. */
  static long startOf(long process) {
    return ProcessHandle.of(process)
        .flatMap(handle -> handle.info().startInstant())
        .map(Instant::toEpochMilli)
        .orElse(0L);
  }
}
