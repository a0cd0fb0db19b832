package io.geusemaker.core.compose;

import io.geusemaker.core.compose.EnvAssignment.Style;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the text of a value in an env file to what compose v2 makes of it. */
final class EnvDecoding {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[abcfnrtv$\"\\\\]|0[0-9]{0,3})");
  private static final Pattern OCTAL = Pattern.compile("\\\\[0-3][0-7]{2}");

  private EnvDecoding() {}

  /**
   * The template that a value is; single-quoted values have no references.
   *
   * @throws IllegalArgumentException when compose would refuse it
   */
  static Interpolation template(String raw, Style style) {
    return switch (style) {
      case UNQUOTED -> Interpolation.parse(raw);
      case DOUBLE -> Interpolation.parse(expandEscapes(unquote(raw)));
      case SINGLE -> Interpolation.parse(Interpolation.escape(unquote(raw)));
      case INHERITED -> throw new IllegalArgumentException("a key alone has no value of its own");
    };
  }

  /**
   * The literal that releases before escaped quotes were understood make of a quoted value: they
   * end it at the first quote that no backslash precedes, and keep the backslashes.
   */
  static Optional<String> olderLiteral(String raw, Style style) {
    if (style == Style.UNQUOTED) {
      return template(raw, style).literal();
    }
    char quote = raw.charAt(0);
    for (int i = 1; i < raw.length(); i++) {
      if (raw.charAt(i) == quote && raw.charAt(i - 1) != '\\') {
        if (i != raw.length() - 1) {
          return Optional.empty();
        }
        String inner = raw.substring(1, i);
        return style == Style.SINGLE
            ? Optional.of(inner)
            : Interpolation.parse(expandEscapes(inner)).literal();
      }
    }
    return Optional.empty();
  }

  private static String unquote(String raw) {
    char quote = raw.charAt(0);
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < raw.length() - 1; i++) {
      char c = raw.charAt(i);
      if (c == '\\') {
        i++;
        if (raw.charAt(i) != quote) {
          value.append(c);
        }
        value.append(raw.charAt(i));
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  private static String expandEscapes(String value) {
    return ESCAPE.matcher(value).replaceAll(EnvDecoding::escaped);
  }

  private static String escaped(MatchResult match) {
    String escape = match.group();
    String plain =
        switch (escape.charAt(1)) {
          case 'a' -> "\u0007";
          case 'b' -> "\b";
          case 'f' -> "\f";
          case 'n' -> "\n";
          case 'r' -> "\r";
          case 't' -> "\t";
          case 'v' -> "\u000B";
          case '$' -> "$$";
          case '"', '\\' -> escape.substring(1);
          case '0' -> octal("\\" + escape.substring(2));
          default -> escape;
        };
    return Matcher.quoteReplacement(plain);
  }

  private static String octal(String escape) {
    return OCTAL.matcher(escape).matches()
        ? Character.toString(Integer.parseInt(escape.substring(1), 8))
        : escape;
  }
}
