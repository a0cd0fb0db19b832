package io.geusemaker.core.compose;

/**
 * One assignment in an env file, by its place in the text.
 *
 * @param key the variable
 * @param line the line that the key is on, from 1
 * @param separator where the {@code =} or {@code :} is; the end of the key when there is none
 * @param start where the value starts, its quote included
 * @param end where the value ends, its quote included
 * @param style how the value is written
 */
record EnvAssignment(String key, int line, int separator, int start, int end, Style style) {

  /** How a value is written. */
  enum Style {
    UNQUOTED,
    SINGLE,
    DOUBLE,
    /** A key alone: the value is that of the environment. */
    INHERITED
  }

  String raw(String text) {
    return text.substring(start, end);
  }

  boolean inherited() {
    return style == Style.INHERITED;
  }
}
