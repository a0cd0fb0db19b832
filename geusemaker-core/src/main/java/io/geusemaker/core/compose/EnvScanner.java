package io.geusemaker.core.compose;

import io.geusemaker.core.compose.EnvAssignment.Style;
import java.util.ArrayList;
import java.util.List;

/** Finds the assignments of an env file by the rules of compose-go's dotenv package. */
final class EnvScanner {

  private static final char BOM = '\uFEFF';

  private final String text;
  private final List<EnvAssignment> found = new ArrayList<>();
  private int position;

  EnvScanner(String text) {
    this.text = text;
    this.position = !text.isEmpty() && text.charAt(0) == BOM ? 1 : 0;
  }

  /**
   * Scans the whole text.
   *
   * @throws IllegalArgumentException when compose would refuse the file; the message names the line
   */
  List<EnvAssignment> scan() {
    while (skipToStatement()) {
      assignment();
    }
    return found;
  }

  private boolean skipToStatement() {
    while (position < text.length()) {
      if (isWhiteSpace(text.charAt(position))) {
        position++;
      } else if (text.charAt(position) == '#') {
        position = endOfLine(position);
      } else {
        return true;
      }
    }
    return false;
  }

  private void assignment() {
    skipExport();
    int keyStart = position;
    int keyEnd = keyEnd(keyStart);
    if (keyEnd == text.length()) {
      // compose loses a last key that has neither value nor line end.
      position = keyEnd;
      return;
    }
    String key = stripTrailing(text.substring(keyStart, keyEnd));
    if (key.indexOf(' ') >= 0) {
      throw refused(keyStart, "the name before the equals sign contains a space");
    }
    position = keyEnd + 1;
    if (text.charAt(keyEnd) == '\n') {
      int end = keyStart + key.length();
      add(key, keyStart, end, end, end, Style.INHERITED);
      return;
    }
    while (position < text.length() && isBlank(text.charAt(position))) {
      position++;
    }
    char first = position < text.length() ? text.charAt(position) : '\n';
    if (first == '"' || first == '\'') {
      int end = closingQuote(position, first) + 1;
      add(key, keyStart, keyEnd, position, end, first == '"' ? Style.DOUBLE : Style.SINGLE);
      position = end;
    } else {
      unquoted(key, keyStart, keyEnd);
    }
  }

  private void unquoted(String key, int keyStart, int separator) {
    int lineEnd = endOfLine(position);
    String line = text.substring(position, lineEnd);
    int comment = line.indexOf(" #");
    String value = stripTrailing(comment < 0 ? line : line.substring(0, comment));
    int start = value.isEmpty() ? separator + 1 : position;
    add(key, keyStart, separator, start, start + value.length(), Style.UNQUOTED);
    position = lineEnd;
  }

  private void skipExport() {
    if (text.startsWith("export", position)) {
      int end = position + "export".length();
      if (end < text.length() && isBlank(text.charAt(end))) {
        while (end < text.length() && isBlank(text.charAt(end))) {
          end++;
        }
        position = end;
      }
    }
  }

  private int keyEnd(int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' || c == ':' || c == '\n') {
        return i;
      }
      if (!isBlank(c) && "_.-[]".indexOf(c) < 0 && !Character.isLetterOrDigit(c)) {
        throw refused(start, "a name contains a character that compose does not accept");
      }
    }
    return text.length();
  }

  private int closingQuote(int open, char quote) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    throw refused(open, "a quoted value has no closing quote");
  }

  private void add(String key, int keyStart, int separator, int start, int end, Style style) {
    found.add(new EnvAssignment(key, line(keyStart), separator, start, end, style));
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private int line(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private IllegalArgumentException refused(int offset, String reason) {
    return new IllegalArgumentException("line " + line(offset) + ": " + reason);
  }

  private static String stripTrailing(String value) {
    int end = value.length();
    while (end > 0 && isWhiteSpace(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(0, end);
  }

  /** White space inside a line. */
  private static boolean isBlank(char c) {
    return c == '\t'
        || c == '\u000B'
        || c == '\f'
        || c == '\r'
        || c == ' '
        || c == '\u0085'
        || c == '\u00A0';
  }

  private static boolean isWhiteSpace(char c) {
    return isBlank(c)
        || c == '\n'
        || c == '\u1680'
        || (c >= '\u2000' && c <= '\u200A')
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u202F'
        || c == '\u205F'
        || c == '\u3000';
  }
}
