package io.geusemaker.core.compose;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Writes a text as a YAML scalar, in the style that it has where that is safe. */
final class YamlScalarWriter {

  private static final Pattern SAFE_PLAIN = Pattern.compile("[A-Za-z_$/][A-Za-z0-9_.~+/=@%^$-]*");
  private static final Set<String> WORDS =
      Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

  private YamlScalarWriter() {}

  static String write(String value, ScalarStyle current) {
    if (current == ScalarStyle.PLAIN && plain(value)) {
      return value;
    }
    if (current != ScalarStyle.DOUBLE_QUOTED && value.chars().allMatch(c -> printable((char) c))) {
      return "'" + value.replace("'", "''") + "'";
    }
    StringBuilder quoted = new StringBuilder("\"");
    value.chars().forEach(c -> escape((char) c, quoted));
    return quoted.append('"').toString();
  }

  private static boolean plain(String value) {
    return SAFE_PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT));
  }

  private static boolean printable(char c) {
    return (c >= ' ' && c <= '~')
        || (c >= '\u00A0' && c != '\u2028' && c != '\u2029' && c != '\uFEFF' && c < '\uFFFE');
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (printable(c)) {
          out.append(c);
        } else {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
      }
    }
  }
}
