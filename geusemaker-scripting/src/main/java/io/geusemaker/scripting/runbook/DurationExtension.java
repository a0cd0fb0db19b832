package io.geusemaker.scripting.runbook;

import java.time.Duration;

/** Lets a runbook write {@code 3.days}, {@code 2.hours}, {@code 30.minutes}, {@code 10.seconds}. */
public final class DurationExtension {

  private DurationExtension() {}

  /**
   * {@code 3.days}.
   *
   * @param count how many
   * @return as many times 24 hours
   */
  public static Duration getDays(Integer count) {
    return Duration.ofDays(count);
  }

  /**
   * {@code 1.day}.
   *
   * @param count how many
   * @return as many times 24 hours
   */
  public static Duration getDay(Integer count) {
    return getDays(count);
  }

  /**
   * {@code 2.hours}.
   *
   * @param count how many
   * @return as many hours
   */
  public static Duration getHours(Integer count) {
    return Duration.ofHours(count);
  }

  /**
   * {@code 1.hour}.
   *
   * @param count how many
   * @return as many hours
   */
  public static Duration getHour(Integer count) {
    return getHours(count);
  }

  /**
   * {@code 30.minutes}.
   *
   * @param count how many
   * @return as many minutes
   */
  public static Duration getMinutes(Integer count) {
    return Duration.ofMinutes(count);
  }

  /**
   * {@code 1.minute}.
   *
   * @param count how many
   * @return as many minutes
   */
  public static Duration getMinute(Integer count) {
    return getMinutes(count);
  }

  /**
   * {@code 90.seconds}.
   *
   * @param count how many
   * @return as many seconds
   */
  public static Duration getSeconds(Integer count) {
    return Duration.ofSeconds(count);
  }
}
