package io.geusemaker.examples.sandbox.n8n;

import com.sun.net.httpserver.HttpExchange;
import io.geusemaker.examples.sandbox.docker.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;

/** What n8n answers on its port. */
final class Routes {

  /** A header by which the sandbox's own look at n8n is kept out of the login limit. */
  static final String OBSERVER = "X-Sandbox-Observer";

  private final Pool pool;
  private final Accounts accounts;
  private final PublicApi publicApi;
  private final Optional<String> basicAuth;
  private final Optional<String> runnersToken;
  private volatile boolean ready;

  Routes(Pool pool, Accounts accounts, PublicApi publicApi, Surroundings surroundings) {
    this.pool = pool;
    this.accounts = accounts;
    this.publicApi = publicApi;
    this.basicAuth = basicAuth(surroundings);
    this.runnersToken = surroundings.variable("N8N_RUNNERS_AUTH_TOKEN");
  }

  /** From now on the REST routes are there, and not only the health checks. */
  void ready() {
    ready = true;
  }

  boolean isReady() {
    return ready;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/healthz")) {
      return Answer.of(200, "{\"status\":\"ok\"}");
    }
    Optional<String> authorization = header(exchange, "Authorization");
    if (basicAuth.isPresent() && !authorization.equals(basicAuth)) {
      return new Answer(
          401,
          "{\"message\":\"Authorization is required!\"}",
          java.util.Map.of("WWW-Authenticate", "Basic realm=\"n8n - Editor UI\""));
    }
    if (path.equals("/healthz/readiness")) {
      return pool.answers()
          ? Answer.of(200, "{\"status\":\"ok\"}")
          : Answer.of(503, "{\"status\":\"error\"}");
    }
    if (path.equals("/runners/auth")) {
      return broker(exchange);
    }
    if (!ready) {
      return Answer.error(404, 404, "Cannot " + exchange.getRequestMethod() + " " + path);
    }
    try {
      return rest(exchange, path);
    } catch (SQLException e) {
      return Answer.error(503, 503, "Database is not ready!");
    }
  }

  /** The task broker, which has a port of its own in the real one. */
  private Answer broker(HttpExchange exchange) throws IOException {
    String body = body(exchange);
    boolean known =
        runnersToken
            .filter(token -> body.replace(" ", "").equals("{\"token\":\"" + token + "\"}"))
            .isPresent();
    return known
        ? Answer.of(200, "{\"data\":{\"token\":\"a grant\"}}")
        : Answer.error(403, 403, "Forbidden");
  }

  private Answer rest(HttpExchange exchange, String path) throws IOException, SQLException {
    if (basicAuth.isPresent()) {
      return Answer.of(200, "{\"data\":{}}");
    }
    if (path.startsWith(PublicApi.BASE)) {
      return publicApi.answer(path, header(exchange, PublicApi.HEADER));
    }
    if (path.equals("/rest/api-keys")) {
      return accounts.issue(header(exchange, "Cookie"), body(exchange));
    }
    if (!path.equals("/rest/login")) {
      return Answer.error(404, 404, "Cannot " + exchange.getRequestMethod() + " " + path);
    }
    if (exchange.getRequestMethod().equals("POST")) {
      return accounts.logIn(body(exchange), header(exchange, OBSERVER).isEmpty());
    }
    return accounts.session(header(exchange, "Cookie"));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** The header that must be sent, before 1.0 and only where it is switched on. */
  private static Optional<String> basicAuth(Surroundings surroundings) {
    boolean old = surroundings.environment().getOrDefault("N8N_VERSION", "").startsWith("0.");
    boolean on = surroundings.variable("N8N_BASIC_AUTH_ACTIVE").filter("true"::equals).isPresent();
    if (!old || !on) {
      return Optional.empty();
    }
    String pair =
        surroundings.variable("N8N_BASIC_AUTH_USER").orElse("")
            + ":"
            + surroundings.variable("N8N_BASIC_AUTH_PASSWORD").orElse("");
    return Optional.of(
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }
}
