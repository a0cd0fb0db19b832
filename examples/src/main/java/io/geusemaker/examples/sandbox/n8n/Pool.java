package io.geusemaker.examples.sandbox.n8n;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * n8n's open sessions to its database. They survive a change of the password, and are replaced only
 * when they are lost.
 */
final class Pool implements AutoCloseable {

  /** Opens a connection with the password that the container was started with. */
  interface Opener {
    Connection open() throws SQLException;
  }

  private final Opener opener;
  private @Nullable Connection connection;

  Pool(Opener opener) {
    this.opener = opener;
  }

  /** Runs a statement, and returns the first columns of the rows as lists of text. */
  synchronized List<List<String>> query(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connected().prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      return statement.execute() ? rows(statement.getResultSet()) : List.of();
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  /** Whether the database answers, over a new session if the old one is lost. */
  boolean answers() {
    try {
      query("SELECT 1");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    Connection closing = connection;
    connection = null;
    try {
      if (closing != null) {
        closing.close();
      }
    } catch (SQLException alreadyLost) {
      connection = null;
    }
  }

  private Connection connected() throws SQLException {
    Connection current = connection;
    if (current == null || current.isClosed()) {
      current = opener.open();
      connection = current;
    }
    return current;
  }

  private static List<List<String>> rows(ResultSet result) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(result.getString(i) == null ? "" : result.getString(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
