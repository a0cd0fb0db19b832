package io.geusemaker.examples.sandbox.psql;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/** Runs a statement and prints what it returns, unaligned. */
final class Rows {

  private static final List<String> MODIFIERS =
      List.of("TEMP", "TEMPORARY", "UNLOGGED", "OR", "REPLACE", "UNIQUE");

  private Rows() {}

  static void print(Options options, Connection connection, Statement statement, PrintStream out)
      throws SQLException {
    try (java.sql.Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      if (jdbc.execute(statement.text())) {
        try (ResultSet rows = jdbc.getResultSet()) {
          print(options, rows, out);
        }
      } else if (!options.has('q')) {
        out.println(tag(statement.text(), jdbc.getUpdateCount()));
      }
    }
  }

  private static void print(Options options, ResultSet rows, PrintStream out) throws SQLException {
    String separator = Objects.requireNonNullElse(options.value('F'), "|");
    int columns = rows.getMetaData().getColumnCount();
    if (!options.has('t')) {
      StringJoiner header = new StringJoiner(separator);
      for (int i = 1; i <= columns; i++) {
        header.add(rows.getMetaData().getColumnLabel(i));
      }
      out.println(header);
    }
    int count = 0;
    while (rows.next()) {
      StringJoiner row = new StringJoiner(separator);
      for (int i = 1; i <= columns; i++) {
        row.add(Objects.toString(rows.getString(i), ""));
      }
      out.println(row);
      count++;
    }
    if (!options.has('t')) {
      out.println("(" + count + (count == 1 ? " row)" : " rows)"));
    }
  }

  /** The command tag that the server answers with, which JDBC does not tell. */
  private static String tag(String sql, int count) {
    List<String> words =
        new ArrayList<>(List.of(sql.toUpperCase(Locale.ROOT).split("[\\s;(]+", 5)));
    words.removeAll(MODIFIERS);
    return switch (words.get(0)) {
      case "INSERT" -> "INSERT 0 " + count;
      case "UPDATE", "DELETE", "MERGE", "COPY" -> words.get(0) + " " + count;
      case "ALTER", "CREATE", "DROP", "TRUNCATE" ->
          String.join(" ", words.subList(0, Math.min(2, words.size())));
      case "START" -> "START TRANSACTION";
      case "END" -> "COMMIT";
      default -> words.get(0);
    };
  }
}
