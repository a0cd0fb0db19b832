package io.geusemaker.api.model;

import java.util.List;

/** Lines and aligned rows for {@code describe()}. */
final class Table {

  private final StringBuilder text = new StringBuilder();

  void line(String line) {
    if (text.length() > 0) {
      text.append('\n');
    }
    text.append(line);
  }

  void section(String title) {
    line(title);
  }

  void rows(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        line.append(' ').append(cell);
        if (i < row.size() - 1) {
          line.append(" ".repeat(widths[i] - cell.length() + 1));
        }
      }
      line(line.toString());
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
