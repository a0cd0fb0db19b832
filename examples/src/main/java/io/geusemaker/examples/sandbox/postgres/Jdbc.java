package io.geusemaker.examples.sandbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens JDBC connections that send each statement as psql does, as one simple query. */
final class Jdbc {

  private static final Driver DRIVER = new Driver();

  private Jdbc() {}

  static Connection connect(
      String host, int port, String source, String user, String password, String database)
      throws SQLException {
    Properties settings = new Properties();
    PGProperty.USER.set(settings, user);
    PGProperty.PASSWORD.set(settings, password);
    PGProperty.LOCAL_SOCKET_ADDRESS.set(settings, source);
    PGProperty.SSL_MODE.set(settings, "disable");
    PGProperty.GSS_ENC_MODE.set(settings, "disable");
    PGProperty.PREFER_QUERY_MODE.set(settings, "simple");
    PGProperty.CONNECT_TIMEOUT.set(settings, 10);
    PGProperty.SOCKET_TIMEOUT.set(settings, 60);
    Connection connection =
        DRIVER.connect(
            "jdbc:postgresql://"
                + host
                + ":"
                + port
                + "/"
                + java.net.URLEncoder.encode(database, java.nio.charset.StandardCharsets.UTF_8),
            settings);
    if (connection == null) {
      throw new SQLException("not a PostgreSQL address: " + host);
    }
    return connection;
  }
}
