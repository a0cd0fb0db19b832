package io.geusemaker.core.advisory;

import java.util.List;
import java.util.function.Predicate;

/**
 * What else a program's maintainers have released.
 *
 * @param versions stable ones, in the spelling that users know, in any order; empty when they are
 *     not at hand
 * @param onLine whether a version is on the line that the running one is on
 */
public record Releases(List<String> versions, Predicate<String> onLine) {

  /** Keeps the versions. */
  public Releases {
    versions = List.copyOf(versions);
  }

  /**
   * Nothing but the line is known. Versions with a fix are then named as the advisories have them;
   * some of those were never released, such as PostgreSQL 14.0.1.
   *
   * @param onLine whether a version is on the running line
   * @return without versions
   */
  public static Releases notAtHand(Predicate<String> onLine) {
    return new Releases(List.of(), onLine);
  }
}
