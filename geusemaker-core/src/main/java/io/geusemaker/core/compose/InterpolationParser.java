package io.geusemaker.core.compose;

import io.geusemaker.core.compose.Interpolation.Literal;
import io.geusemaker.core.compose.Interpolation.Part;
import io.geusemaker.core.compose.Reference.Operator;
import java.util.ArrayList;
import java.util.List;

/** Reads templates by the rules of compose-go's template package. */
final class InterpolationParser {

  private final String template;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int position;

  InterpolationParser(String template) {
    this.template = template;
  }

  Interpolation parse() {
    while (position < template.length()) {
      char c = template.charAt(position);
      if (c != '$') {
        text.append(c);
        position++;
      } else {
        dollar();
      }
    }
    flush();
    return new Interpolation(parts);
  }

  private void dollar() {
    char next = position + 1 < template.length() ? template.charAt(position + 1) : '\0';
    if (next == '$') {
      text.append('$');
      position += 2;
    } else if (next == '{') {
      braced();
    } else if (startsName(next)) {
      int end = nameEnd(position + 1);
      reference(template.substring(position + 1, end), Operator.PLAIN, "");
      position = end;
    } else {
      // compose leaves a dollar sign alone that starts nothing, such as the one of $2a.
      text.append('$');
      position++;
    }
  }

  private void braced() {
    int nameEnd = nameEnd(position + 2);
    int close = closingBrace(nameEnd);
    if (nameEnd == position + 2 || close < 0) {
      throw invalid();
    }
    String rest = template.substring(nameEnd, close);
    Operator operator = operator(rest);
    reference(
        template.substring(position + 2, nameEnd),
        operator,
        rest.substring(operator.symbol().length()));
    position = close + 1;
  }

  private Operator operator(String rest) {
    if (rest.isEmpty()) {
      return Operator.PLAIN;
    }
    for (Operator operator : Operator.values()) {
      if (operator != Operator.PLAIN && rest.startsWith(operator.symbol())) {
        return operator;
      }
    }
    throw invalid();
  }

  private void reference(String name, Operator operator, String argument) {
    flush();
    parts.add(new Reference(name, operator, new InterpolationParser(argument).parse()));
  }

  /**
   * The brace that ends a reference, as compose finds it: the one that balances, where a character
   * right after an opening brace does not count, else the last one of the line.
   */
  private int closingBrace(int nameEnd) {
    int lineEnd = template.indexOf('\n', nameEnd);
    int last = template.lastIndexOf('}', lineEnd < 0 ? template.length() : lineEnd);
    int open = 0;
    for (int i = position + 1; i < last; i++) {
      char c = template.charAt(i);
      if (c == '{') {
        open++;
        i++;
      } else if (c == '}' && --open == 0) {
        return i;
      }
    }
    return last < nameEnd ? -1 : last;
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < template.length()
        && (startsName(template.charAt(end))
            || (end > start
                && Character.digit(template.charAt(end), 10) >= 0
                && template.charAt(end) < 128))) {
      end++;
    }
    return end;
  }

  private static boolean startsName(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void flush() {
    if (!text.isEmpty()) {
      parts.add(new Literal(text.toString()));
      text.setLength(0);
    }
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException(
        "not a valid variable reference at character " + (position + 1));
  }
}
