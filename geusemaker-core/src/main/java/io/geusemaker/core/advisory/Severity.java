package io.geusemaker.core.advisory;

import java.util.Locale;
import java.util.Optional;

/** How bad a vulnerability is, in the ratings of CVSS; the worst comes last. */
public enum Severity {
  /** Below 4.0. */
  LOW,

  /** From 4.0. */
  MEDIUM,

  /** From 7.0. */
  HIGH,

  /** From 9.0. */
  CRITICAL;

  private static final double MEDIUM_FROM = 4.0;
  private static final double HIGH_FROM = 7.0;
  private static final double CRITICAL_FROM = 9.0;

  /**
   * Reads the word that a database or a scanner uses.
   *
   * @param word such as {@code MODERATE}, {@code Medium} or {@code Negligible}
   * @return empty when it rates nothing, such as {@code UNKNOWN}
   */
  public static Optional<Severity> ofWord(String word) {
    return switch (word.strip().toUpperCase(Locale.ROOT)) {
      case "LOW", "NEGLIGIBLE" -> Optional.of(LOW);
      case "MEDIUM", "MODERATE" -> Optional.of(MEDIUM);
      case "HIGH", "IMPORTANT" -> Optional.of(HIGH);
      case "CRITICAL" -> Optional.of(CRITICAL);
      default -> Optional.empty();
    };
  }

  /**
   * The rating of a score.
   *
   * @param score from 0.0 to 10.0
   * @return empty for a score of zero, which means none
   */
  public static Optional<Severity> ofScore(double score) {
    if (score >= CRITICAL_FROM) {
      return Optional.of(CRITICAL);
    }
    if (score >= HIGH_FROM) {
      return Optional.of(HIGH);
    }
    if (score >= MEDIUM_FROM) {
      return Optional.of(MEDIUM);
    }
    return score > 0 ? Optional.of(LOW) : Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
