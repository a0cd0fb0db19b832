package io.geusemaker.core.selection;

import java.util.regex.Pattern;

/** Texts that are days or months of our time. */
final class Dates {

  private static final String YEAR = "(?:19|20)[0-9]{2}";
  private static final String MONTH = "(?:0[1-9]|1[0-2])";
  private static final String DAY = "(?:0[1-9]|[12][0-9]|3[01])";
  private static final Pattern WHOLE_DAY = Pattern.compile(YEAR + MONTH + DAY);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?:" + YEAR + MONTH + DAY + "|" + YEAR + "-" + MONTH + ")(?:[0-9]{2,6})?(?:[-_.T].*)?");
  private static final Pattern YEAR_AND_MONTH =
      Pattern.compile("(?:" + YEAR + "\\.(?:[1-9]|" + MONTH + ")|[0-9]{2}\\." + MONTH + ")");

  private Dates() {}

  /** Eight digits that are a day: 20240110. */
  static boolean isDay(String text) {
    return WHOLE_DAY.matcher(text).matches();
  }

  /** A tag that starts with a day or month: 20240110-slim, 2024-01-01. */
  static boolean startsWithDay(String text) {
    return DAY_FIRST.matcher(text).matches();
  }

  /** A version that can be a year and a month: 22.04, 2024.1. */
  static boolean isYearAndMonth(String version) {
    return YEAR_AND_MONTH.matcher(version).matches();
  }
}
