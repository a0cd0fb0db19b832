package io.geusemaker.examples.sandbox.psql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a script into statements as psql does, aware of quotes, comments and dollar quoting. */
final class StatementSplitter {

  private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z_0-9]*)?\\$");
  private static final Pattern VARIABLE = Pattern.compile(":(['\"]?)([A-Za-z_][A-Za-z_0-9]*)\\1");

  private final String script;
  private final Map<String, String> variables;
  private final List<Statement> statements = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int position;
  private int line = 1;
  private int startLine = 1;

  private StatementSplitter(String script, Map<String, String> variables) {
    this.script = script;
    this.variables = variables;
  }

  /**
   * Splits.
   *
   * @param variables psql's variables, which replace {@code :name}, {@code :'name'} and {@code
   *     :"name"} outside quotes
   * @throws UnsupportedCall when the script has a backslash command
   */
  static List<Statement> split(String script, Map<String, String> variables) {
    StatementSplitter splitter = new StatementSplitter(script, variables);
    splitter.run();
    return splitter.statements;
  }

  private void run() {
    while (position < script.length()) {
      char c = script.charAt(position);
      if (c == '\'') {
        boolean escapes = position > 0 && "eE".indexOf(script.charAt(position - 1)) >= 0;
        take(endOfQuoted('\'', escapes));
      } else if (c == '"') {
        take(endOfQuoted('"', false));
      } else if (script.startsWith("--", position)) {
        int end = script.indexOf('\n', position);
        skip(end < 0 ? script.length() : end);
      } else if (script.startsWith("/*", position)) {
        int end = script.indexOf("*/", position + 2);
        skip(end < 0 ? script.length() : end + 2);
      } else if (c == '$') {
        take(endOfDollarQuoted());
      } else if (c == ';') {
        finish();
        position++;
      } else if (c == '\\') {
        throw new UnsupportedCall(
            "psql command " + script.substring(position).lines().findFirst().orElse(""));
      } else if (c == ':' && !variable()) {
        take(script.startsWith("::", position) ? position + 2 : position + 1);
      } else if (c != ':') {
        take(position + 1);
      }
    }
    finish();
  }

  private boolean variable() {
    Matcher matcher = VARIABLE.matcher(script).region(position, script.length());
    if (script.startsWith("::", position) || !matcher.lookingAt()) {
      return false;
    }
    String value = variables.get(matcher.group(2));
    if (value == null) {
      return false;
    }
    String quote = matcher.group(1);
    current.append(quote).append(value.replace(quote, quote + quote)).append(quote);
    position = matcher.end();
    return true;
  }

  private int endOfQuoted(char quote, boolean escapes) {
    for (int i = position + 1; i < script.length(); i++) {
      char c = script.charAt(i);
      if (escapes && c == '\\') {
        i++;
      } else if (c == quote) {
        return i + 1;
      }
    }
    return script.length();
  }

  private int endOfDollarQuoted() {
    Matcher tag = DOLLAR_TAG.matcher(script).region(position, script.length());
    if (!tag.lookingAt()) {
      return position + 1;
    }
    int end = script.indexOf(tag.group(), tag.end());
    return end < 0 ? script.length() : end + tag.group().length();
  }

  private void take(int end) {
    String text = script.substring(position, end);
    if (current.isEmpty() && text.isBlank()) {
      skip(end);
      return;
    }
    if (current.isEmpty()) {
      startLine = line;
    }
    current.append(text);
    skip(end);
  }

  private void skip(int end) {
    line += (int) script.substring(position, end).chars().filter(c -> c == '\n').count();
    position = end;
  }

  private void finish() {
    if (!current.toString().isBlank()) {
      statements.add(new Statement(current.toString().strip(), startLine));
    }
    current.setLength(0);
  }
}
