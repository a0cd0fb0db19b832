package io.geusemaker.core.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions to n8n over HTTP, asked by a small program that runs in n8n's own container, where
 * address, port, path and protocol are known.
 */
public final class HttpProbe {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode spec = JSON.createObjectNode();
  private final ArrayNode requests = spec.putArray("requests");

  /**
   * A probe.
   *
   * @param waitSeconds how long all repeated requests may take together
   */
  public HttpProbe(int waitSeconds) {
    spec.put("waitSeconds", waitSeconds);
  }

  /**
   * What n8n answered.
   *
   * @param status the HTTP status, zero when there was no connection
   * @param challenge the {@code WWW-Authenticate} header, or empty
   * @param body the beginning of the body
   */
  public record Answer(int status, String challenge, String body) {}

  /**
   * Asks for n8n's version too, answered under the name {@code version}.
   *
   * @return this
   */
  public HttpProbe version() {
    spec.put("version", true);
    return this;
  }

  /**
   * Asks for the login route, repeated until it answers as one that is ready.
   *
   * @param name under which it is answered
   * @return this
   */
  public HttpProbe awaitLoginRoute(String name) {
    request(name, "GET", "/rest/login", List.of(200, 401)).put("quiet", true);
    return this;
  }

  /**
   * Asks once whether n8n has a session with its database.
   *
   * @param name under which it is answered
   * @return this
   */
  public HttpProbe readiness(String name) {
    requests
        .addObject()
        .put("name", name)
        .put("method", "GET")
        .put("path", "/healthz/readiness")
        .put("quiet", true);
    return this;
  }

  /**
   * Logs in as a user.
   *
   * @param name under which it is answered
   * @param email the user
   * @param password the password to try
   * @return this
   */
  public HttpProbe login(String name, String email, Secret password) {
    ObjectNode request = request(name, "POST", "/rest/login", List.of(200, 401));
    // Releases up to 1.82 read the first, later ones the second; both ignore the other.
    request
        .putObject("body")
        .put("email", email)
        .put("emailOrLdapLoginId", email)
        .put("password", password.reveal(SecretAccess.deliberate()));
    return this;
  }

  /**
   * Asks with HTTP basic authentication.
   *
   * @param name under which it is answered
   * @param user the user
   * @param password the password to try
   * @return this
   */
  public HttpProbe basic(String name, String user, Secret password) {
    ObjectNode request = request(name, "GET", "/rest/settings", List.of(200, 401));
    String pair = user + ":" + password.reveal(SecretAccess.deliberate());
    request.put("quiet", true);
    request
        .putObject("headers")
        .put(
            "authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /**
   * Presents a session's cookie.
   *
   * @param name under which it is answered
   * @param cookie the value of the cookie {@code n8n-auth}
   * @return this
   */
  public HttpProbe session(String name, Secret cookie) {
    ObjectNode request = request(name, "GET", "/rest/login", List.of(200, 401));
    request.put("quiet", true);
    request
        .putObject("headers")
        .put("cookie", "n8n-auth=" + cookie.reveal(SecretAccess.deliberate()));
    return this;
  }

  /**
   * Asks n8n's task broker for a grant, as a task runner does.
   *
   * @param name under which it is answered
   * @param token the token to try
   * @return this
   */
  public HttpProbe runner(String name, Secret token) {
    ObjectNode request = request(name, "POST", "/runners/auth", List.of(200, 403));
    request.put("broker", true).put("quiet", true);
    request.putObject("body").put("token", token.reveal(SecretAccess.deliberate()));
    return this;
  }

  private ObjectNode request(String name, String method, String path, List<Integer> until) {
    ObjectNode request =
        requests.addObject().put("name", name).put("method", method).put("path", path);
    ArrayNode statuses = request.putArray("until");
    until.forEach(statuses::add);
    return request;
  }

  /**
   * The program.
   *
   * @return JavaScript for the standard input of {@code node -}; secret when a password is in it
   */
  public Secret program() {
    return Secret.of(text());
  }

  /**
   * The program of a probe that tries no password.
   *
   * @return JavaScript for the standard input of {@code node -}
   * @throws IllegalStateException when a password is in it
   */
  public String openProgram() {
    for (JsonNode request : requests) {
      if (request.has("body") || request.has("headers")) {
        throw new IllegalStateException("this probe tries a password");
      }
    }
    return text();
  }

  private String text() {
    return "const SPEC = " + spec + ";\n" + ShellText.HTTP_PROBE.text();
  }

  /**
   * Reads the program's output. Lines that do not begin like an answer are passed over: node prints
   * warnings, too.
   *
   * @param output one JSON object a line
   * @return each answer by its name
   * @throws IllegalArgumentException when a line begins like an answer and is none
   */
  public static Map<String, Answer> answers(String output) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    output.lines().filter(line -> line.startsWith("{")).forEach(line -> read(line, answers));
    return answers;
  }

  private static void read(String line, Map<String, Answer> answers) {
    try {
      JsonNode answer = JSON.readTree(line);
      answers.put(
          answer.path("name").asText(),
          new Answer(
              answer.path("status").asInt(),
              answer.path("challenge").asText(""),
              answer.path("body").asText("")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the probe's answer was not understood", e);
    }
  }
}
