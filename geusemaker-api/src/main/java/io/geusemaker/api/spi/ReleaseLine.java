package io.geusemaker.api.spi;

import java.util.OptionalInt;

/**
 * Which numbers of a version stay the same while only patches are applied.
 *
 * @param leadingNumbers how many numbers, counted from the first, make the line; 1 at least
 * @param majorAloneFrom from this first number on, it makes the line alone, such as 10 for
 *     PostgreSQL; empty for a project that never changed its way of numbering
 * @param finalAfterPrerelease whether a final release of the line follows a prerelease that runs;
 *     no for databases, whose files may have changed in between
 */
public record ReleaseLine(
    int leadingNumbers, OptionalInt majorAloneFrom, boolean finalAfterPrerelease) {

  /**
   * Checks the number of numbers.
   *
   * @throws IllegalArgumentException when no number would make the line
   */
  public ReleaseLine {
    if (leadingNumbers < 1) {
      throw new IllegalArgumentException(
          "A line needs at least one leading number, not " + leadingNumbers + ".");
    }
  }

  /**
   * A line that no prerelease is followed on.
   *
   * @param leadingNumbers such as 2 where {@code 1.4.2} and {@code 1.4.3} are of one line, and 1
   *     where {@code 1.5.0} is, too
   * @return the line
   * @throws IllegalArgumentException when it is less than 1
   */
  public static ReleaseLine of(int leadingNumbers) {
    return new ReleaseLine(leadingNumbers, OptionalInt.empty(), false);
  }

  /**
   * Lets the first number make the line alone from some version on.
   *
   * @param major the first such number
   * @return a new line
   */
  public ReleaseLine majorAloneFrom(int major) {
    return new ReleaseLine(leadingNumbers, OptionalInt.of(major), finalAfterPrerelease);
  }

  /**
   * Lets a final release of the line follow a prerelease that runs.
   *
   * @return a new line
   */
  public ReleaseLine followingPrereleases() {
    return new ReleaseLine(leadingNumbers, majorAloneFrom, true);
  }
}
