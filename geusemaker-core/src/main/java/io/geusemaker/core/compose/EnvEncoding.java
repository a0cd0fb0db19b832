package io.geusemaker.core.compose;

import io.geusemaker.core.compose.EnvAssignment.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** From a value to a text in an env file that every compose v2 reads back as that value. */
final class EnvEncoding {

  private static final Pattern SAFE_UNQUOTED = Pattern.compile("[A-Za-z0-9_.~+/=@%^,:!?*-]+");

  private EnvEncoding() {}

  /**
   * Writes a value, in the style that it has where that is safe, else in single quotes, which older
   * composes read the same way, else in double quotes.
   *
   * @throws IllegalArgumentException when no style can hold the value; it is not repeated
   */
  static String encode(String value, Style current) {
    List<Style> styles = new ArrayList<>(List.of(current));
    styles.add(Style.SINGLE);
    styles.add(Style.DOUBLE);
    for (Style style : styles) {
      Optional<String> raw = write(value, style).filter(text -> readsBack(text, style, value));
      if (raw.isPresent()) {
        return raw.get();
      }
    }
    throw new IllegalArgumentException(
        "the value cannot be written to an env file so that every compose v2 reads it back");
  }

  private static Optional<String> write(String value, Style style) {
    return switch (style) {
      case UNQUOTED ->
          SAFE_UNQUOTED.matcher(value).matches() ? Optional.of(value) : Optional.empty();
      case SINGLE ->
          value.chars().allMatch(c -> c >= ' ' && c != '\'')
              ? Optional.of("'" + value + "'")
              : Optional.empty();
      case DOUBLE -> doubleQuoted(value);
      case INHERITED -> Optional.empty();
    };
  }

  private static Optional<String> doubleQuoted(String value) {
    StringBuilder raw = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\', '$' -> raw.append('\\').append(c);
        case '\n' -> raw.append("\\n");
        case '\r' -> raw.append("\\r");
        case '\t' -> raw.append("\\t");
        default -> {
          if (c < ' ') {
            return Optional.empty();
          }
          raw.append(c);
        }
      }
    }
    return Optional.of(raw.append('"').toString());
  }

  private static boolean readsBack(String raw, Style style, String value) {
    return new EnvScanner("K=" + raw).scan().equals(List.of(assignment(raw, style)))
        && EnvDecoding.template(raw, style).literal().equals(Optional.of(value))
        && EnvDecoding.olderLiteral(raw, style).equals(Optional.of(value));
  }

  private static EnvAssignment assignment(String raw, Style style) {
    return new EnvAssignment("K", 1, 1, 2, 2 + raw.length(), style);
  }
}
