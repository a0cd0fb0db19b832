package io.geusemaker.api.report;

import java.util.Locale;

/** Times as every locale reads them. */
public final class Seconds {

  private Seconds() {}

  /**
   * A measured time.
   *
   * @param seconds how long
   * @return with one decimal, such as {@code 20.1 s}
   */
  public static String of(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** A mark of a scale: without a decimal where it has none. */
  static String round(double seconds) {
    return seconds < 1 && seconds > 0 ? of(seconds) : String.format(Locale.ROOT, "%.0f s", seconds);
  }
}
