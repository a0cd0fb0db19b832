package io.geusemaker.examples.sandbox.n8n;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.geusemaker.examples.sandbox.docker.Call;
import io.geusemaker.examples.sandbox.docker.Surroundings;
import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import io.geusemaker.examples.sandbox.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** One process of the n8n stand-in, from its start to its end. */
final class N8nProcess implements AutoCloseable {

  /** The real one retries for about 30 seconds before it gives up. */
  private static final Duration GIVES_UP_AFTER = Duration.ofSeconds(2);

  private static final long RETRY_MILLIS = 100;

  /** The time between readiness and the REST routes; seconds with the real one. */
  private static final long ROUTES_DELAY_MILLIS = 50;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Surroundings surroundings;
  private final Pool pool;
  private final Routes routes;
  private final Sessions sessions;
  private final List<String> log;

  private N8nProcess(
      HttpServer server,
      ExecutorService threads,
      Surroundings surroundings,
      Pool pool,
      Routes routes,
      Sessions sessions,
      List<String> log) {
    this.server = server;
    this.threads = threads;
    this.surroundings = surroundings;
    this.pool = pool;
    this.routes = routes;
    this.sessions = sessions;
    this.log = log;
  }

  /** Listens at once: the health check answers before there is a database. */
  static N8nProcess listening(
      int port,
      Surroundings surroundings,
      Function<String, Optional<PostgresServer>> names,
      LoginLimit limit,
      List<String> log) {
    Pool pool = new Pool(() -> connect(surroundings, names));
    Sessions sessions = new Sessions(surroundings);
    Accounts accounts = new Accounts(pool, limit, sessions);
    Routes routes = new Routes(pool, accounts, new PublicApi(pool, sessions), surroundings);
    try {
      HttpServer server = Loopback.server(port);
      ExecutorService threads = Executors.newCachedThreadPool(N8nProcess::daemon);
      server.setExecutor(threads);
      server.createContext("/", routes::handle);
      server.start();
      return new N8nProcess(server, threads, surroundings, pool, routes, sessions, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Boots.
   *
   * @return whether it is up; otherwise it has given up, and the log says why
   */
  boolean boot() throws InterruptedException {
    try {
      checkEncryptionKey(surroundings);
      awaitDatabase();
      Migrator.run(surroundings.content(), pool, log);
      ManagedOwner.apply(surroundings, pool);
      sessions.start(pool);
      Thread.sleep(ROUTES_DELAY_MILLIS);
      routes.ready();
      log.add("Editor is now accessible via: http://localhost:5678");
      return true;
    } catch (SQLException | IllegalArgumentException | IllegalStateException e) {
      log.add("Error: " + e.getMessage());
      return false;
    }
  }

  boolean accessible() {
    return routes.isReady();
  }

  void dropSessions() {
    pool.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    pool.close();
  }

  private void awaitDatabase() throws SQLException, InterruptedException {
    Instant deadline = Instant.now().plus(GIVES_UP_AFTER);
    while (true) {
      try {
        pool.query("SELECT 1");
        return;
      } catch (SQLException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        Thread.sleep(RETRY_MILLIS);
      }
    }
  }

  /**
   * Runs n8n's own export in a process beside this one.
   *
   * @return the exit code
   */
  static int export(
      Call call, Surroundings surroundings, Function<String, Optional<PostgresServer>> names) {
    try (Pool pool = new Pool(() -> connect(surroundings, names))) {
      checkEncryptionKey(surroundings);
      String key = surroundings.variable("N8N_ENCRYPTION_KEY").orElse("");
      return CredentialExport.run(call, pool, key);
    } catch (IllegalArgumentException e) {
      call.err().println("Error: " + e.getMessage());
      return 1;
    }
  }

  private static void checkEncryptionKey(Surroundings surroundings) {
    String own = surroundings.variable("N8N_ENCRYPTION_KEY").orElse("");
    String stored =
        surroundings.read("/home/node/.n8n/config").map(N8nProcess::encryptionKey).orElse(own);
    if (!own.isEmpty() && !own.equals(stored)) {
      throw new IllegalArgumentException(
          "Mismatching encryption keys. The encryption key in the settings file does not match"
              + " the N8N_ENCRYPTION_KEY env var.");
    }
  }

  private static String encryptionKey(String config) {
    try {
      return new ObjectMapper().readTree(config).path("encryptionKey").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the settings file is no JSON", e);
    }
  }

  private static Connection connect(
      Surroundings surroundings, Function<String, Optional<PostgresServer>> names)
      throws SQLException {
    String host = surroundings.variable("DB_POSTGRESDB_HOST").orElse("localhost");
    PostgresServer database =
        names.apply(host).orElseThrow(() -> new SQLException("getaddrinfo ENOTFOUND " + host));
    return database.verified(
        surroundings.variable("DB_POSTGRESDB_USER").orElse("postgres"),
        surroundings.variable("DB_POSTGRESDB_PASSWORD").orElse(""),
        surroundings.variable("DB_POSTGRESDB_DATABASE").orElse("n8n"));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sandbox-n8n-http");
    thread.setDaemon(true);
    return thread;
  }
}
