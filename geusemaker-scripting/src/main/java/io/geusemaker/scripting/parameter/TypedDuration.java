package io.geusemaker.scripting.parameter;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they are typed: 90s, 15m, 12h, 30d. */
public final class TypedDuration {

  /** Ten years; far below what nanoseconds can count. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private static final Pattern TYPED = Pattern.compile("(\\d{1,9})([smhd])");

  private TypedDuration() {}

  /**
   * Reads a duration.
   *
   * @param text a number and its unit: s, m, h or d
   * @return the duration, ten years at most
   * @throws IllegalArgumentException when it is of another form, or longer
   */
  public static Duration parse(String text) {
    Matcher typed = TYPED.matcher(text);
    if (!typed.matches()) {
      throw new IllegalArgumentException(
          "expected a number and its unit, such as 90s, 15m, 12h or 30d, but was '" + text + "'");
    }
    Duration duration = duration(Long.parseLong(typed.group(1)), typed.group(2));
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "expected no more than " + LONGEST.toDays() + "d but was '" + text + "'");
    }
    return duration;
  }

  private static Duration duration(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
