package io.geusemaker.scripting.runbook;

import java.util.List;

/**
 * The text of a runbook.
 *
 * @param name the name of its file
 * @param text all of it
 */
record Source(String name, String text) {

  /** A line as it is written; empty when there is none of that number. */
  String line(int number) {
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** File, line, and what is written there. */
  String place(int number) {
    return name + ":" + number + ": " + line(number).strip();
  }

  /** The line, and a caret below a column of it. */
  String marked(int number, int column) {
    String line = line(number);
    String before = line.substring(0, Math.max(0, Math.min(column - 1, line.length())));
    return "  " + line + "\n  " + before.replaceAll("[^\t]", " ") + "^";
  }
}
