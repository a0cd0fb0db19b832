package io.geusemaker.examples.sandbox.dump;

import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Reads a database in one snapshot. */
final class Dump {

  private Dump() {}

  static List<Item> of(PostgresServer server, String user, String database)
      throws SQLException, IOException {
    try (Connection connection = server.trusted(user, database);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      statement.execute("SET LOCAL search_path = ''");
      List<Item> items = new ArrayList<>();
      for (String question :
          List.of(
              Catalog.SCHEMAS,
              Catalog.ENUMS,
              Catalog.SEQUENCES,
              Catalog.TABLES,
              Catalog.SEQUENCE_OWNERS)) {
        lines(statement, question).forEach(sql -> items.add(Item.of(sql)));
      }
      for (String table : lines(statement, Catalog.ROWS)) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY " + table + " TO STDOUT", rows);
        items.add(new Item("COPY " + table + " FROM STDIN", rows.toString(StandardCharsets.UTF_8)));
      }
      for (String question :
          List.of(Catalog.SEQUENCE_VALUES, Catalog.CONSTRAINTS, Catalog.INDEXES)) {
        lines(statement, question).forEach(sql -> items.add(Item.of(sql)));
      }
      return items;
    }
  }

  private static List<String> lines(Statement statement, String question) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}
