package io.geusemaker.examples.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.examples.sandbox.n8n.CredentialCipher;
import io.geusemaker.examples.sandbox.n8n.N8nWorkload;
import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** Looks at a sandbox from outside, by ways that do not go through the stand-in for docker. */
final class Observer {

  private static final String DATABASE = "geusemaker";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final PostgresServer database;
  private final N8nWorkload n8n;
  private final String address;

  Observer(PostgresServer database, N8nWorkload n8n) {
    this.database = database;
    this.n8n = n8n;
    this.address = "http://127.0.0.1:" + n8n.ports().values().iterator().next();
  }

  boolean postgresAccepts(String user, String password) {
    try (Connection connection = database.verified(user, password, DATABASE)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        return false;
      }
      throw new IllegalStateException("PostgreSQL did not answer the question", e);
    }
  }

  List<String> query(String sql) {
    try (Connection connection = database.trusted(DATABASE, DATABASE);
        Statement statement = connection.createStatement()) {
      List<String> lines = new ArrayList<>();
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          StringJoiner line = new StringJoiner("|");
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            line.add(Objects.toString(rows.getString(i), ""));
          }
          lines.add(line.toString());
        }
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  int n8nLogin(String email, String password) {
    String body =
        JSON.createObjectNode()
            .put("emailOrLdapLoginId", email)
            .put("email", email)
            .put("password", password)
            .toString();
    return status(
        request("/rest/login")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  int n8nBasicAuth(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return status(
        request("/rest/settings")
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  int n8nStatus(String path) {
    return status(request(path));
  }

  JsonNode storedCredential(String name, String encryptionKey) {
    List<String> data =
        query("SELECT data FROM credentials_entity WHERE name = '" + name.replace("'", "''") + "'");
    if (data.size() != 1) {
      throw new IllegalArgumentException(data.size() + " stored credentials are named " + name);
    }
    try {
      return JSON.readTree(new CredentialCipher(encryptionKey).decrypt(data.get(0)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored credential is no JSON", e);
    }
  }

  static String encryptionKey(Path settings) {
    try {
      return JSON.readTree(settings.toFile()).path("encryptionKey").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until n8n's REST routes are there. */
  void awaitN8n() {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!n8n.accessible()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the stand-in for n8n did not start: " + n8n.logs());
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while n8n started", e);
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(10))
        .header(N8nWorkload.OBSERVER_HEADER, "sandbox");
  }

  private static int status(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException noAnswer) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while n8n was asked", e);
    }
  }
}
