package io.geusemaker.core.compose;

import io.geusemaker.api.failure.StackFailure;

/** What was found out about where a variable of a service comes from. */
public sealed interface Located {

  /**
   * The place whose edit changes it.
   *
   * @param source the place
   * @param whole whether the variable's value is the place's value; otherwise it only contains it,
   *     as a URL contains a password
   */
  record Found(ValueSource source, boolean whole) implements Located {}

  /** The service's container does not get such a variable. */
  record NotSet() implements Located {}

  /**
   * It cannot be told before a file is read.
   *
   * @param path the file, absolute
   */
  record NeedsFile(String path) implements Located {}

  /**
   * It comes from a place that cannot be edited.
   *
   * @param failure says which place
   */
  record Unsupported(StackFailure.UnsupportedSource failure) implements Located {}
}
