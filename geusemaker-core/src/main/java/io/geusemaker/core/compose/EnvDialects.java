package io.geusemaker.core.compose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the releases before compose v2 make of a value in an env file. */
final class EnvDialects {

  private static final Pattern SINGLE_QUOTED = Pattern.compile("'((?:\\\\'|[^'])*)'");
  private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:\\\\\"|[^\"])*)\"");
  private static final Pattern SINGLE_ESCAPE = Pattern.compile("\\\\([\\\\'])");
  private static final Pattern DOUBLE_ESCAPE = Pattern.compile("\\\\([\\\\'\"abfnrtv])");
  private static final Pattern COMMENT = Pattern.compile("\\s+#.*");
  private static final String FROM = "abfnrtv";
  private static final String TO = "\u0007\b\f\n\r\t\u000B";

  private EnvDialects() {}

  /** The literal of one assignment in compose 1.26 to 1.29; empty when it expands a variable. */
  static Optional<String> v126(String text, EnvAssignment assignment) {
    if (text.charAt(assignment.separator()) != '=') {
      return Optional.empty();
    }
    String rest = text.substring(assignment.separator() + 1).replaceFirst("^[^\\S\\r\\n]+", "");
    String value;
    if (rest.startsWith("'")) {
      value = quoted(SINGLE_QUOTED, SINGLE_ESCAPE, rest);
    } else if (rest.startsWith("\"")) {
      value = quoted(DOUBLE_QUOTED, DOUBLE_ESCAPE, rest);
    } else {
      String line = rest.lines().findFirst().orElse("");
      value = COMMENT.matcher(line).replaceFirst("").stripTrailing();
    }
    return value.contains("${") ? Optional.empty() : Optional.of(value);
  }

  private static String quoted(Pattern shape, Pattern escape, String rest) {
    Matcher match = shape.matcher(rest);
    if (!match.lookingAt()) {
      return rest;
    }
    return escape
        .matcher(match.group(1))
        .replaceAll(
            found -> {
              int known = FROM.indexOf(found.group(1));
              return Matcher.quoteReplacement(
                  known < 0 ? found.group(1) : TO.substring(known, known + 1));
            });
  }

  /** The last literal of a key in compose up to 1.25, which takes every line as it is. */
  static Optional<String> v1(String text, String key) {
    Optional<String> value = Optional.empty();
    for (String line : text.replace("\uFEFF", "").lines().toList()) {
      String assignment = line.strip();
      if (assignment.startsWith(key + "=")) {
        value = Optional.of(assignment.substring(key.length() + 1));
      }
    }
    return value;
  }
}
