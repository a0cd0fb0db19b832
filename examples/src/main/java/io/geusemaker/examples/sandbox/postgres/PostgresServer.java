package io.geusemaker.examples.sandbox.postgres;

import io.geusemaker.examples.sandbox.process.Loopback;
import io.geusemaker.examples.sandbox.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server on a loopback port that stays the same over restarts. */
public final class PostgresServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final LocalRoute LOCAL = LocalRoute.ofThisMachine();

  private final List<String> command;
  private final Path data;
  private final Path log;
  private final int port = Loopback.freePort();
  private @Nullable Process process;

  PostgresServer(List<String> command, Path data, Path log) {
    this.command = command;
    this.data = data;
    this.log = log;
  }

  /** Starts the server and waits until it answers; nothing when it runs. */
  public synchronized void start() {
    if (running()) {
      return;
    }
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    try {
      Process started =
          new ProcessBuilder(whole)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      started.getOutputStream().close();
      process = started;
      awaitAnswer(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the server at once, without waiting for its sessions; nothing when it is stopped. */
  public synchronized void stop() {
    end("INT");
  }

  /**
   * Whether the server's process is there.
   *
   * @return whether it runs
   */
  public synchronized boolean running() {
    return process != null && process.isAlive();
  }

  /**
   * The port on 127.0.0.1.
   *
   * @return a port
   */
  public int port() {
    return port;
  }

  /**
   * Where the server's log is.
   *
   * @return the file
   */
  public Path log() {
    return log;
  }

  /**
   * Where the server's data is.
   *
   * @return a directory
   */
  public Path data() {
    return data;
  }

  /**
   * The major version that the data belongs to.
   *
   * @return such as {@code 15}
   */
  public String majorVersion() {
    try {
      return Files.readString(data.resolve("PG_VERSION")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Connects as the container's local socket does: no password is asked for.
   *
   * @param user the role
   * @param database the database
   * @return the connection
   * @throws SQLException when the server is stopped, or knows no such role or database
   */
  public Connection trusted(String user, String database) throws SQLException {
    return Jdbc.connect(LOCAL.host(), port, LOCAL.source(), user, "", database);
  }

  /**
   * Connects as other containers do: the password is checked.
   *
   * @param user the role
   * @param password the password
   * @param database the database
   * @return the connection
   * @throws SQLException when the server is stopped or refuses
   */
  public Connection verified(String user, String password, String database) throws SQLException {
    return Jdbc.connect("127.0.0.1", port, "127.0.0.1", user, password, database);
  }

  /**
   * Runs SQL as superuser over the local route.
   *
   * @param database the database
   * @param sql one or more statements
   */
  public void execute(String database, String sql) {
    try (Connection connection = trusted(Template.SUPERUSER, database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the server the quickest way; its data is thrown away afterwards. */
  @Override
  public synchronized void close() {
    end("QUIT");
  }

  private void end(String signal) {
    Process ending = process;
    process = null;
    if (ending == null || !ending.isAlive()) {
      return;
    }
    try {
      Tool.run(List.of("kill", "-" + signal, postmaster()));
      if (!ending.waitFor(10, TimeUnit.SECONDS)) {
        ending.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      ending.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private String postmaster() {
    try {
      return Files.readAllLines(data.resolve("postmaster.pid")).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer(Process started) {
    Instant deadline = Instant.now().plus(START_LIMIT);
    while (true) {
      try {
        trusted(Template.SUPERUSER, "postgres").close();
        return;
      } catch (SQLException notYet) {
        if (!started.isAlive() || Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("PostgreSQL did not start, see " + log, notYet);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(15);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL started", e);
    }
  }
}
