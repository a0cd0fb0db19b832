package io.geusemaker.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.Registration;
import io.geusemaker.ssh.Ssh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** A stack that {@code stack/up.sh} brought up: real Docker, PostgreSQL, n8n and OpenSSH. */
final class DockerHost implements QuickstartHost {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WRONG_PASSWORD = "28P01";

  private final Map<String, String> facts;
  private final Path directory;
  // n8n takes an offer to upgrade to HTTP/2 for a websocket and never answers.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Takes the lines that {@code up.sh} and {@code sshd.sh} printed. */
  DockerHost(Map<String, String> facts) {
    this.facts = facts;
    this.directory = Path.of(fact("dir"));
  }

  @Override
  public Deployment deployment() {
    String host = fact("user") + "@127.0.0.1:" + fact("port");
    return Deployment.of(fact("project"))
        .stateDirectory(directory.resolve("records"))
        .register(Registration.at("ssh://" + host).composeProject(fact("project")))
        .over(
            Ssh.to(host)
                .identity(Path.of(fact("identity")))
                .knownHosts(Path.of(fact("known_hosts"))));
  }

  @Override
  public String databasePassword() {
    try {
      return Files.readAllLines(directory.resolve("runtime.env")).stream()
          .filter(line -> line.startsWith("POSTGRES_PASSWORD="))
          .map(line -> line.substring(line.indexOf('=') + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String ownerPassword() {
    try {
      return JSON.readTree(directory.resolve("owner.json").toFile()).path("password").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The published port: connections through it come from outside the container. */
  @Override
  public boolean databaseAccepts(String password) {
    String url = "jdbc:postgresql://127.0.0.1:" + fact("postgres_port") + "/geusemaker";
    try (var connection = DriverManager.getConnection(url, "geusemaker", password)) {
      return connection.isValid(10);
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        return false;
      }
      throw new IllegalStateException("PostgreSQL did not answer", e);
    }
  }

  @Override
  public int login(String password) {
    String body =
        JSON.createObjectNode()
            .put("emailOrLdapLoginId", fact("owner_email"))
            .put("password", password)
            .toString();
    try {
      return http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + fact("n8n_port") + "/rest/login"))
                  .header("content-type", "application/json")
                  .timeout(Duration.ofSeconds(30))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while n8n was asked", e);
    }
  }

  private String fact(String name) {
    return Objects.requireNonNull(facts.get(name), name);
  }

  /** The stack stays up: who brought it up takes it down. */
  @Override
  public void close() {}
}
