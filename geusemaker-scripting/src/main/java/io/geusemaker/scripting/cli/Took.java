package io.geusemaker.scripting.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations for people. */
final class Took {

  private Took() {}

  static String text(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
