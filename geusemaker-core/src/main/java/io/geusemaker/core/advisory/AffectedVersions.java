package io.geusemaker.core.advisory;

import java.util.Optional;
import java.util.Set;

/** Which versions of a program an advisory is about. */
public interface AffectedVersions {

  /** What an advisory says about a version. */
  enum Coverage {
    /** It is affected. */
    AFFECTED,
    /** It is not affected. */
    SAFE,
    /** The advisory does not tell. */
    UNKNOWN
  }

  /**
   * What it says about a version.
   *
   * @param version any text
   * @return {@code UNKNOWN} too when the text is not a version that can be compared
   */
  Coverage coverage(String version);

  /**
   * The versions that it names as the first ones with a fix, one for each line that has one.
   *
   * @return empty when none is named
   */
  Set<String> fixedIn();

  /**
   * The versions that it names as the last ones without a fix.
   *
   * @return empty when none is named
   */
  default Set<String> lastAffected() {
    return Set.of();
  }

  /**
   * The part of the image that has to be newer, when it is not the program itself.
   *
   * @return its name and the version that has the fix
   */
  default Optional<String> component() {
    return Optional.empty();
  }
}
