package io.geusemaker.examples.sandbox.psql;

import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Stands in for psql: the same options, output, messages and exit codes, over JDBC. */
public final class Psql {

  private static final int FAILED_COMMAND = 1;
  private static final int NO_CONNECTION = 2;
  private static final int FAILED_SCRIPT = 3;

  private final PostgresServer server;
  private final Function<String, Optional<PostgresServer>> names;

  /**
   * A psql that can reach one server.
   *
   * @param server the server, known to other containers as {@code postgres}
   */
  public Psql(PostgresServer server) {
    this(server, host -> host.equals("postgres") ? Optional.of(server) : Optional.empty());
  }

  /**
   * A psql in a container.
   *
   * @param server the one that its local socket leads to
   * @param names the one that a host name means
   */
  public Psql(PostgresServer server, Function<String, Optional<PostgresServer>> names) {
    this.server = server;
    this.names = names;
  }

  /**
   * Runs one call to its end.
   *
   * @param session the call
   * @param out where results go
   * @param err where messages go
   * @return psql's exit code
   * @throws UnsupportedCall when the stand-in does not understand the call
   */
  public int run(Session session, PrintStream out, PrintStream err) {
    Options options = Options.parse(session.arguments());
    if (!options.has('A') || options.value('f') != null || options.has('1')) {
      throw new UnsupportedCall("psql without -A, or with -f or -1");
    }
    try (Connection connection = connect(options, session, err)) {
      return options.commands.isEmpty()
          ? runScript(options, session.input(), connection, out, err)
          : runCommands(options, connection, out, err);
    } catch (Refused refused) {
      return NO_CONNECTION;
    } catch (SQLException e) {
      err.println("psql: error: " + e.getMessage());
      return NO_CONNECTION;
    }
  }

  private int runCommands(
      Options options, Connection connection, PrintStream out, PrintStream err) {
    for (String command : options.commands) {
      for (Statement statement : StatementSplitter.split(command, Map.of())) {
        try {
          print(options, connection, statement, out);
        } catch (SQLException e) {
          err.print(message("", e));
          return FAILED_COMMAND;
        }
      }
    }
    return 0;
  }

  private int runScript(
      Options options, String script, Connection connection, PrintStream out, PrintStream err) {
    boolean stop = isOn(options.variables.getOrDefault("ON_ERROR_STOP", "off"));
    List<Statement> statements = StatementSplitter.split(script, options.variables);
    for (Statement statement : statements) {
      try {
        print(options, connection, statement, out);
      } catch (SQLException e) {
        err.print(message("psql:<stdin>:" + lastLine(statement) + ": ", e));
        if (lost(connection)) {
          return NO_CONNECTION;
        }
        if (stop) {
          return FAILED_SCRIPT;
        }
      }
    }
    return 0;
  }

  /** The server's data lies elsewhere than it would in a container, which must not show. */
  private void print(Options options, Connection connection, Statement statement, PrintStream out)
      throws SQLException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream rows = new PrintStream(printed, false, StandardCharsets.UTF_8)) {
      Rows.print(options, connection, statement, rows);
    }
    out.print(
        printed
            .toString(StandardCharsets.UTF_8)
            .replace(server.data().toString(), "/var/lib/postgresql/data"));
  }

  private Connection connect(Options options, Session session, PrintStream err) throws Refused {
    Map<String, String> environment = session.environment();
    String host = firstOf(options.value('h'), environment.get("PGHOST"), "");
    String port = firstOf(options.value('p'), environment.get("PGPORT"), "5432");
    String user = firstOf(options.value('U'), environment.get("PGUSER"), "root");
    String database = firstOf(options.value('d'), environment.get("PGDATABASE"), user);
    boolean local =
        session.inDatabaseContainer()
            && (host.isEmpty() || host.equals("127.0.0.1") || host.equals("localhost"));
    String where =
        host.isEmpty()
            ? "on socket \"/var/run/postgresql/.s.PGSQL." + port + "\""
            : "at \"" + host + "\" (127.0.0.1), port " + port;
    try {
      if (local) {
        return server.trusted(user, database);
      }
      PostgresServer named =
          names
              .apply(host)
              .orElseThrow(
                  () ->
                      new SQLException(
                          "could not translate host name \""
                              + host
                              + "\" to address: Name or service not known"));
      String password = Passwords.find(session, host, port, database, user);
      return password.isEmpty()
          ? withoutPassword(named, user, database)
          : named.verified(user, password, database);
    } catch (SQLException e) {
      err.println("psql: error: connection to server " + where + " failed: " + reason(e));
      throw new Refused();
    }
  }

  /** Where the server asks for one, it is the client that gives up. */
  private static Connection withoutPassword(PostgresServer server, String user, String database)
      throws SQLException {
    try {
      return server.verified(user, "", database);
    } catch (SQLException e) {
      if (e instanceof PSQLException p && p.getServerErrorMessage() != null) {
        throw e;
      }
      throw new SQLException("fe_sendauth: no password supplied", e);
    }
  }

  private static String reason(SQLException e) {
    ServerErrorMessage detail = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    if (detail != null) {
      return detail.getSeverity() + ":  " + detail.getMessage();
    }
    boolean refused = "08001".equals(e.getSQLState());
    return refused
        ? "Connection refused\n\tIs the server running on that host and accepting TCP/IP"
            + " connections?"
        : Objects.toString(e.getMessage(), "");
  }

  private static String message(String prefix, SQLException e) {
    ServerErrorMessage detail = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    if (detail == null) {
      return prefix + "ERROR:  " + e.getMessage() + "\n";
    }
    StringBuilder text = new StringBuilder(prefix);
    text.append(detail.getSeverity()).append(":  ").append(detail.getMessage()).append('\n');
    if (detail.getDetail() != null) {
      text.append("DETAIL:  ").append(detail.getDetail()).append('\n');
    }
    if (detail.getHint() != null) {
      text.append("HINT:  ").append(detail.getHint()).append('\n');
    }
    return text.toString();
  }

  private static long lastLine(Statement statement) {
    return statement.line() + statement.text().chars().filter(c -> c == '\n').count();
  }

  private static boolean lost(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  private static boolean isOn(String value) {
    return value.equals("1") || value.equals("on") || value.equals("true");
  }

  private static String firstOf(
      @org.jspecify.annotations.Nullable String option,
      @org.jspecify.annotations.Nullable String variable,
      String fallback) {
    return option != null ? option : variable != null ? variable : fallback;
  }

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
