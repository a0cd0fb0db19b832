package io.geusemaker.examples.sandbox.compose;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code $NAME} and {@code ${NAME...}} in the values of a compose or env file. */
final class Interpolation {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern OPERATOR = Pattern.compile(":?[-?+]");

  private final Map<String, String> variables;
  private final Set<String> unset = new TreeSet<>();

  Interpolation(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The names that were wanted, had no value and no default. */
  Set<String> unset() {
    return unset;
  }

  /**
   * Replaces.
   *
   * @throws ComposeError when a required variable is missing; the message lacks the place
   */
  String apply(String text) {
    StringBuilder result = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '$' || i + 1 == text.length()) {
        result.append(c);
        i++;
      } else if (text.charAt(i + 1) == '$') {
        result.append('$');
        i += 2;
      } else if (text.charAt(i + 1) == '{') {
        int end = closingBrace(text, i + 2);
        result.append(expand(text.substring(i + 2, end)));
        i = end + 1;
      } else {
        Matcher name = NAME.matcher(text).region(i + 1, text.length());
        if (name.lookingAt()) {
          result.append(plain(name.group()));
          i = name.end();
        } else {
          result.append(c);
          i++;
        }
      }
    }
    return result.toString();
  }

  private String expand(String expression) {
    Matcher name = NAME.matcher(expression);
    if (!name.lookingAt()) {
      throw ComposeError.unreadable("invalid interpolation format: ${" + expression + "}");
    }
    if (name.end() == expression.length()) {
      return plain(name.group());
    }
    Matcher operator = OPERATOR.matcher(expression).region(name.end(), expression.length());
    if (!operator.lookingAt()) {
      throw ComposeError.unreadable("invalid interpolation format: ${" + expression + "}");
    }
    String value = variables.get(name.group());
    boolean emptyCounts = operator.group().startsWith(":");
    boolean present = value != null && !(emptyCounts && value.isEmpty());
    String word = expression.substring(operator.end());
    return switch (operator.group().charAt(operator.group().length() - 1)) {
      case '-' -> present ? String.valueOf(value) : apply(word);
      case '+' -> present ? apply(word) : "";
      default -> {
        if (!present) {
          throw ComposeError.unreadable(
              "required variable " + name.group() + " is missing a value: " + apply(word));
        }
        yield String.valueOf(value);
      }
    };
  }

  private String plain(String name) {
    String value = variables.get(name);
    if (value == null) {
      unset.add(name);
      return "";
    }
    return value;
  }

  private static int closingBrace(String text, int start) {
    int depth = 1;
    for (int i = start; i < text.length(); i++) {
      if (text.startsWith("${", i)) {
        depth++;
      } else if (text.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw ComposeError.unreadable("invalid interpolation format: " + text);
  }
}
