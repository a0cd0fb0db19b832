package io.geusemaker.core.ssm;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long to wait before asking again how a command is doing: a quarter of the time it has taken
 * so far. So the answer is late by a quarter at most, and a command of an hour is asked for 750
 * times.
 *
 * <p>Where the same script has run on other hosts before, the first three quarters of the time that
 * it took there pass with a question every ten seconds at most.
 */
final class PollDelay {

  private static final Duration SHORTEST = Duration.ofMillis(150);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** A command has to be looked at some times before it counts as unknown for too long. */
  private static final Duration LONGEST_QUIET = RunCommand.UNKNOWN.dividedBy(2);

  private final Map<String, Duration> known = new ConcurrentHashMap<>();

  static Duration after(Duration elapsed) {
    Duration share = elapsed.dividedBy(4);
    if (share.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return share.compareTo(LONGEST) > 0 ? LONGEST : share;
  }

  /** How long to wait for a script that may have run before. */
  Duration after(String script, Duration elapsed) {
    Duration plain = after(elapsed);
    Duration usual = known.getOrDefault(script, Duration.ZERO);
    Duration left = usual.multipliedBy(3).dividedBy(4).minus(elapsed);
    Duration quiet = left.compareTo(LONGEST_QUIET) > 0 ? LONGEST_QUIET : left;
    return quiet.compareTo(plain) > 0 ? quiet : plain;
  }

  /** Remembers how long a script took where it came to its end first. */
  void took(String script, Duration elapsed) {
    known.put(script, elapsed);
  }
}
