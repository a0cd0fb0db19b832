package io.geusemaker.examples.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.examples.sandbox.n8n.N8nWorkload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Somebody who has logged in to n8n and keeps the cookie. */
final class N8nUser {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI login;
  private final String cookie;

  private N8nUser(URI login, String cookie) {
    this.login = login;
    this.cookie = cookie;
  }

  /** Logs in. */
  static N8nUser at(String port, String email, String password) {
    URI login = URI.create("http://127.0.0.1:" + port + "/rest/login");
    String body =
        new ObjectMapper()
            .createObjectNode()
            .put("email", email)
            .put("emailOrLdapLoginId", email)
            .put("password", password)
            .toString();
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(login)
                .header("content-type", "application/json")
                .header(N8nWorkload.OBSERVER_HEADER, "true")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the login was answered with " + answer.statusCode());
    }
    String set = answer.headers().firstValue("set-cookie").orElseThrow();
    return new N8nUser(login, set.split(";", 2)[0]);
  }

  /** Waits until n8n answers logins; while it boots it answers everything with a line of text. */
  static void awaitAnswers(String port) {
    URI login = URI.create("http://127.0.0.1:" + port + "/rest/login");
    for (int patience = 240; patience > 0; patience--) {
      if (isReady(login)) {
        return;
      }
      pause();
    }
    throw new IllegalStateException("n8n does not answer");
  }

  private static boolean isReady(URI login) {
    try {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(login).GET());
      return answer.statusCode() == 401 && answer.body().startsWith("{");
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until 1.x makes another API key than the last: it makes the same within a second. */
  static void awaitAnotherSecond() {
    pause();
  }

  /** Has n8n issue an API key. */
  String issueApiKey(String label, String scope) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(login.resolve("/rest/api-keys"))
                .header("content-type", "application/json")
                .header("cookie", cookie)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"label\":\"%s\",\"scopes\":[\"%s\"],\"expiresAt\":null}"
                            .formatted(label, scope))));
    try {
      return new ObjectMapper().readTree(answer.body()).at("/data/rawApiKey").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status that n8n's public API answers a key with. */
  int api(String path, String key) {
    return send(HttpRequest.newBuilder(login.resolve("/api/v1/" + path))
            .header("X-N8N-API-KEY", key)
            .GET())
        .statusCode();
  }

  /** The status that the session is answered with. */
  int session() {
    return send(HttpRequest.newBuilder(login).header("cookie", cookie).GET()).statusCode();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(
          request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
