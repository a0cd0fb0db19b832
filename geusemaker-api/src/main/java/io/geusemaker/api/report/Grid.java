package io.geusemaker.api.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table. On a narrow screen each row becomes a block with its columns' names in it; the roles say
 * that it is a table all the same.
 */
public final class Grid {

  private final String caption;
  private final List<String> columns;
  private final List<Html> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param caption what it is about
   * @param columns the names of its columns
   */
  public Grid(String caption, String... columns) {
    this.caption = caption;
    this.columns = List.of(columns);
  }

  /**
   * Adds a row.
   *
   * @param name what it is about
   * @param cells the other columns
   * @return this table
   * @throws IllegalArgumentException when there are not as many as columns
   */
  public Grid row(String name, Html... cells) {
    if (cells.length != columns.size() - 1) {
      throw new IllegalArgumentException("columns " + columns + " have " + cells.length + " cells");
    }
    Html head = Tag.of("th").with("scope", "row").with("role", "rowheader").text(name);
    List<Html> others =
        IntStream.range(0, cells.length).mapToObj(i -> cell(columns.get(i + 1), cells[i])).toList();
    rows.add(row(head, Html.all(others)));
    return this;
  }

  private static Html cell(String column, Html content) {
    Tag cell = Tag.of("td").with("role", "cell").with("data-column", column);
    return content.toString().isEmpty()
        ? cell.holding(Tag.span("none").text("\u2013"))
        : cell.holding(Tag.div("value").holding(content));
  }

  private static Html row(Html... cells) {
    return Tag.of("tr").with("role", "row").holding(cells);
  }

  /**
   * The table.
   *
   * @return nothing when it has no rows
   */
  public Html html() {
    if (rows.isEmpty()) {
      return Html.NONE;
    }
    List<Html> heads =
        columns.stream()
            .map(c -> Tag.of("th").with("scope", "col").with("role", "columnheader").text(c))
            .toList();
    return Tag.of("table")
        .with("role", "table")
        .holding(
            Tag.of("caption").text(caption),
            Tag.of("thead").with("role", "rowgroup").holding(row(Html.all(heads))),
            Tag.of("tbody").with("role", "rowgroup").holding(Html.all(rows)));
  }
}
