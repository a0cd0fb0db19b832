package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.spi.Conduct;
import java.time.Duration;
import java.util.Optional;

/** How much time steps have, from now on. */
final class TimeLimits {

  private final Optional<Duration> step;
  private final Optional<Duration> whole;
  private final long start = System.nanoTime();

  private TimeLimits(Optional<Duration> step, Optional<Duration> whole) {
    this.step = step;
    this.whole = whole;
  }

  static TimeLimits of(Conduct conduct) {
    return new TimeLimits(conduct.stepLimit(), conduct.limit());
  }

  /**
   * The time that a step has.
   *
   * @return empty when it is not limited
   * @throws GeuseMakerException when there is none left, or the thread was interrupted
   */
  Optional<Duration> before(PlannedStep next) {
    if (Thread.currentThread().isInterrupted()) {
      throw new GeuseMakerException(new OperationFailure.Cancelled(next.description()));
    }
    Optional<Duration> left = whole.map(limit -> limit.minusNanos(System.nanoTime() - start));
    if (left.filter(Duration::isNegative).isPresent()) {
      throw new GeuseMakerException(
          new OperationFailure.OutOfTime(next.description(), whole.orElseThrow()));
    }
    return step.map(limit -> left.filter(rest -> rest.compareTo(limit) < 0).orElse(limit))
        .or(() -> left);
  }
}
