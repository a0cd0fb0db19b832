package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.dump.DumpPrograms;
import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The container of the real PostgreSQL. As in the official image its environment matters only when
 * the data directory is empty, which it never is here; but another major version refuses the data.
 */
public final class PostgresWorkload implements DatabaseWorkload {

  private static final int PORT_INSIDE = 5432;

  private final PostgresServer server;

  /**
   * A container around a server.
   *
   * @param server the server
   */
  public PostgresWorkload(PostgresServer server) {
    this.server = server;
  }

  @Override
  public PostgresServer server() {
    return server;
  }

  @Override
  public void start(Surroundings surroundings) {
    String major = surroundings.environment().getOrDefault("PG_MAJOR", server.majorVersion());
    if (!major.equals(server.majorVersion())) {
      throw new Crash(
          "FATAL:  database files are incompatible with server\n"
              + "DETAIL:  The data directory was initialized by PostgreSQL version "
              + server.majorVersion());
    }
    server.start();
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public Status status() {
    return Status.of(server.running());
  }

  @Override
  public List<String> logs() {
    try {
      return Files.readAllLines(server.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<Integer, Integer> ports() {
    return Map.of(PORT_INSIDE, server.port());
  }

  @Override
  public OptionalInt run(Surroundings surroundings, Call call) {
    DumpPrograms programs = new DumpPrograms(server, call.out(), call.err());
    return switch (call.program()) {
      case "pg_dump" -> OptionalInt.of(programs.dump(call.arguments()));
      case "pg_restore" -> OptionalInt.of(programs.restore(call.arguments(), call.input()));
      case "pg_isready" -> OptionalInt.of(isReady(call));
      default -> OptionalInt.empty();
    };
  }

  private int isReady(Call call) {
    boolean quiet = call.arguments().contains("-q") || call.arguments().contains("--quiet");
    String answer;
    try {
      server.trusted("geusemaker", "postgres").close();
      answer = "accepting connections";
    } catch (SQLException e) {
      // A refusal because of the role is an answer, too.
      answer = "08001".equals(e.getSQLState()) ? "no response" : "accepting connections";
    }
    if (!quiet) {
      call.out().println("/var/run/postgresql:5432 - " + answer);
    }
    return answer.equals("no response") ? 2 : 0;
  }
}
