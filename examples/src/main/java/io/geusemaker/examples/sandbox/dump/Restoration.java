package io.geusemaker.examples.sandbox.dump;

import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** Writes a dump into an empty database, all of it or nothing. */
final class Restoration {

  private Restoration() {}

  static void run(List<Item> items, PostgresServer server, String user, String database)
      throws SQLException, IOException {
    try (Connection connection = server.trusted(user, database);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setEscapeProcessing(false);
      statement.execute("SET LOCAL search_path = ''");
      for (Item item : items) {
        if (item.copies()) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(item.sql(), new StringReader(item.rows()));
        } else {
          statement.execute(item.sql());
        }
      }
      connection.commit();
    }
  }
}
