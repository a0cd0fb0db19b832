package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import io.geusemaker.examples.sandbox.postgres.Template;
import io.geusemaker.examples.sandbox.process.Scratch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * PostgreSQL on an empty data directory: it makes the database and the superuser that its
 * environment names, as the official image does, and its data goes when it is stopped.
 */
final class ScratchDatabase implements DatabaseWorkload {

  private final Path directory = Scratch.directory("geusemaker-scratch-database");
  private final PostgresServer server;
  private final PostgresWorkload workload;

  ScratchDatabase(Template empty) {
    server = empty.copyTo(directory.resolve("data"), directory.resolve("log"));
    workload = new PostgresWorkload(server);
  }

  @Override
  public PostgresServer server() {
    return server;
  }

  @Override
  public void start(Surroundings surroundings) {
    String user = surroundings.variable("POSTGRES_USER").orElse("postgres");
    String database = surroundings.variable("POSTGRES_DB").orElse(user);
    String password = surroundings.variable("POSTGRES_PASSWORD").orElse("");
    if (!user.equals("geusemaker") || !database.equals("geusemaker") || password.isEmpty()) {
      throw new Crash(
          "Error: Database is uninitialized and superuser password is not specified, or another role"
              + " than geusemaker is asked for.");
    }
    workload.start(surroundings);
    server.execute(
        "postgres",
        "SET log_statement = 'none'; ALTER ROLE geusemaker PASSWORD '"
            + password.replace("'", "''")
            + "'");
  }

  @Override
  public void stop() {
    workload.stop();
    Scratch.remove(directory);
  }

  @Override
  public Status status() {
    return workload.status();
  }

  @Override
  public List<String> logs() {
    return workload.logs();
  }

  @Override
  public Map<Integer, Integer> ports() {
    return workload.ports();
  }

  @Override
  public OptionalInt run(Surroundings surroundings, Call call) {
    return workload.run(surroundings, call);
  }
}
