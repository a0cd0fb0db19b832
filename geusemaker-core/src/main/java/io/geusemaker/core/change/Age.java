package io.geusemaker.core.change;

import java.time.Duration;

/**
 * How old something is, in whole days.
 *
 * @param days none when it is younger than one
 */
public record Age(long days) {

  /**
   * Takes whole days over; what seems to come from the future is from today.
   *
   * @param age how old it is
   * @return the age
   */
  public static Age of(Duration age) {
    return new Age(Math.max(0, age.toDays()));
  }

  /**
   * In words, after a verb.
   *
   * @return such as {@code today}, {@code 1 day ago} or {@code 40 days ago}
   */
  public String ago() {
    return days == 0 ? "today" : counted() + " ago";
  }

  /**
   * In words, by itself.
   *
   * @return such as {@code made today}, {@code 1 day old} or {@code 40 days old}
   */
  public String old() {
    return days == 0 ? "made today" : counted() + " old";
  }

  private String counted() {
    return days + (days == 1 ? " day" : " days");
  }
}
