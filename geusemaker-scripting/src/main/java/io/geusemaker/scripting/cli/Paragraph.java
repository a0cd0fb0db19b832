package io.geusemaker.scripting.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks long lines at spaces; what continues is indented two more than its first line. */
final class Paragraph {

  private Paragraph() {}

  static List<String> wrap(String line, int width) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(Math.min(indentOf(line) + 2, width / 2));
    String rest = line;
    while (rest.length() > width) {
      int cut = breakpoint(rest, width);
      if (cut < 0) {
        break;
      }
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = indent + rest.substring(cut).strip();
    }
    lines.add(rest);
    return lines;
  }

  /** The last space that keeps the line within the width, else the first one after it. */
  private static int breakpoint(String line, int width) {
    int indent = indentOf(line);
    int within = line.lastIndexOf(' ', width);
    return within > indent ? within : line.indexOf(' ', Math.max(width, indent));
  }

  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }
}
