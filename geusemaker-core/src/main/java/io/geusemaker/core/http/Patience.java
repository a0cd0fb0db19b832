package io.geusemaker.core.http;

import java.time.Duration;

/**
 * How long a server that is slow, busy or broken is waited for.
 *
 * @param timeout for one answer, from the request to the last byte
 * @param attempts how often to ask, at least once
 * @param firstPause before asking again; twice as long each time
 * @param longestPause no pause is longer; a server that asks for a longer one is not asked again
 */
public record Patience(Duration timeout, int attempts, Duration firstPause, Duration longestPause) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when there is no attempt, a duration that is not positive, or
   *     a longest pause that is not longer than the first
   */
  public Patience {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt is needed");
    }
    if (timeout.isNegative() || timeout.isZero() || firstPause.isNegative()) {
      throw new IllegalArgumentException("durations must be positive");
    }
    if (firstPause.isZero() || longestPause.compareTo(firstPause) <= 0) {
      throw new IllegalArgumentException("the longest pause must be longer than the first");
    }
  }

  /**
   * Enough for a server on the Internet.
   *
   * @return five attempts of 30 s, with pauses from 0.5 s to 30 s
   */
  public static Patience standard() {
    return new Patience(Duration.ofSeconds(30), 5, Duration.ofMillis(500), Duration.ofSeconds(30));
  }
}
