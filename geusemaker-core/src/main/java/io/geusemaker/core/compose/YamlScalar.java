package io.geusemaker.core.compose;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * A scalar of a YAML text and where it is.
 *
 * @param value what it says, without quotes and escapes
 * @param start where it starts in the text, its quote included, its anchor and tag not
 * @param end where it ends
 * @param style how it is written
 * @param tagged whether a tag says what type it has
 */
record YamlScalar(String value, int start, int end, ScalarStyle style, boolean tagged) {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern SIMPLE = Pattern.compile("0|-?[1-9][0-9]{0,14}|true|false");
  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.[0-9_]+([eE][-+]?[0-9]+)?"
              + "|[-+]?0[xob][0-9a-fA-F_]+"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?"
              + "|true|True|TRUE|false|False|FALSE");

  /** Whether it is a null, so that compose takes the variable from its own environment. */
  boolean isNull() {
    return style == ScalarStyle.PLAIN && !tagged && NULLS.contains(value);
  }

  boolean isBlock() {
    return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
  }

  /** The text that compose makes of it; empty when it would first turn it into another type. */
  Optional<String> text() {
    boolean typed = style == ScalarStyle.PLAIN && !tagged && NOT_TEXT.matcher(value).matches();
    return typed && !SIMPLE.matcher(value).matches() ? Optional.empty() : Optional.of(value);
  }

  /** The value may be a secret. */
  @Override
  public String toString() {
    return "scalar at " + start;
  }
}
