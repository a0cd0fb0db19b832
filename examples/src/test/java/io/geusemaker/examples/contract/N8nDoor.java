package io.geusemaker.examples.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Logs in to n8n from outside, as its variant asks for it. */
final class N8nDoor {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int TOO_MANY = 429;

  private final Map<String, String> facts;
  // n8n takes an offer to upgrade to HTTP/2 for a websocket and never answers.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final LoginLimit limit = new LoginLimit();

  N8nDoor(Map<String, String> facts) {
    this.facts = facts;
  }

  int login(String password) {
    limit.spend(1);
    String n8n = "http://127.0.0.1:" + facts.get("n8n_port");
    return "basicauth".equals(facts.get("variant"))
        ? status(
            HttpRequest.newBuilder(URI.create(n8n + "/rest/settings"))
                .header("authorization", basic("geusemaker:" + password))
                .GET())
        : status(
            HttpRequest.newBuilder(URI.create(n8n + "/rest/login"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(account(password))));
  }

  int loginOnceAllowed(String password) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int status = login(password);
    while (status == TOO_MANY && System.nanoTime() < deadline) {
      try {
        Thread.sleep(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      status = login(password);
    }
    return status;
  }

  void spent(int logins) {
    limit.spend(logins);
  }

  void awaitLimit() {
    limit.await();
  }

  private String account(String password) {
    String email = facts.get("owner_email");
    return new ObjectMapper()
        .createObjectNode()
        .put("email", email)
        .put("emailOrLdapLoginId", email)
        .put("password", password)
        .toString();
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private int status(HttpRequest.Builder request) {
    try {
      return http.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
