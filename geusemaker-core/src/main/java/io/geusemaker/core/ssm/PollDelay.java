package io.geusemaker.core.ssm;

import java.time.Duration;

/**
 * How long to wait before asking again how a command is doing: a quarter of the time it has taken
 * so far. So the answer is late by a quarter at most, and a command of an hour is asked for 750
 * times.
 */
final class PollDelay {

  private static final Duration SHORTEST = Duration.ofMillis(150);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private PollDelay() {}

  static Duration after(Duration elapsed) {
    Duration share = elapsed.dividedBy(4);
    if (share.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return share.compareTo(LONGEST) > 0 ? LONGEST : share;
  }
}
