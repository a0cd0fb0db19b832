package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Stands in for {@code node -} with one program only: the HTTP probe, whose first line is {@code
 * const SPEC = {...};}. It does what that line says, and never runs the JavaScript after it.
 */
final class HttpProbe implements ContainerProgram {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final String START = "const SPEC = ";
  private static final int PORT = 5678;
  private static final int SHOWN = 2000;

  @Override
  public int run(Container container, Map<String, String> environment, Call call) {
    JsonNode spec = spec(call);
    Instant deadline = Instant.now().plusSeconds(spec.path("waitSeconds").asLong());
    if (spec.path("version").asBoolean()) {
      call.out()
          .println(
              JSON.createObjectNode()
                  .put("name", "version")
                  .put("status", 0)
                  .put("body", container.environment().getOrDefault("N8N_VERSION", "")));
    }
    int port = container.workload().ports().getOrDefault(PORT, 0);
    for (JsonNode request : spec.path("requests")) {
      ObjectNode answer = ask(port, request);
      while (!settled(request, answer) && Instant.now().isBefore(deadline) && pause()) {
        answer = ask(port, request);
      }
      call.out().println(answer);
    }
    return 0;
  }

  private static JsonNode spec(Call call) {
    String line = call.inputText().lines().findFirst().orElse("").strip();
    if (!call.arguments().equals(List.of("-")) || !line.startsWith(START)) {
      throw new UnsupportedCall("node with anything but the HTTP probe");
    }
    try {
      return JSON.readTree(line.substring(START.length()).replaceFirst(";$", ""));
    } catch (JsonProcessingException e) {
      throw new UnsupportedCall("node: SPEC is no JSON");
    }
  }

  private static boolean settled(JsonNode request, JsonNode answer) {
    if (!request.has("until")) {
      return true;
    }
    for (JsonNode status : request.get("until")) {
      if (status.asInt() == answer.path("status").asInt()) {
        return true;
      }
    }
    return false;
  }

  private static ObjectNode ask(int port, JsonNode request) {
    ObjectNode answer = JSON.createObjectNode().put("name", request.path("name").asText());
    try {
      HttpResponse<String> response =
          CLIENT.send(build(port, request), HttpResponse.BodyHandlers.ofString());
      String body = response.body();
      boolean booting = response.statusCode() == 200 && !body.strip().matches("(?s)[{\\[].*");
      answer.put("status", booting ? 0 : response.statusCode());
      answer.put("challenge", response.headers().firstValue("www-authenticate").orElse(""));
      boolean quiet = request.path("quiet").asBoolean();
      answer.put("body", quiet ? "" : body.substring(0, Math.min(SHOWN, body.length())));
    } catch (IOException e) {
      answer.put("status", 0).put("error", "connect ECONNREFUSED 127.0.0.1:" + PORT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.put("status", 0).put("error", "interrupted");
    }
    return answer;
  }

  private static HttpRequest build(int port, JsonNode request) {
    JsonNode body = request.path("body");
    boolean empty = body.isMissingNode() || body.isNull();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + request.path("path").asText()))
            .timeout(Duration.ofSeconds(10))
            .method(
                request.path("method").asText("GET"),
                empty
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()));
    if (!empty
        && !request
            .path("headers")
            .toString()
            .toLowerCase(java.util.Locale.ROOT)
            .contains("content-type")) {
      builder.setHeader("Content-Type", "application/json");
    }
    request
        .path("headers")
        .properties()
        .forEach(header -> builder.setHeader(header.getKey(), header.getValue().asText()));
    return builder.build();
  }

  private static boolean pause() {
    try {
      Thread.sleep(250);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
