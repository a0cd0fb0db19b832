package io.geusemaker.examples.sandbox.n8n;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The login route of n8n from 1.0, over the {@code user} table. */
final class Accounts {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COOKIE = "n8n-auth=";
  private static final int MFA_WANTED = 998;

  private final Pool pool;
  private final LoginLimit limit;
  private final Sessions sessions;

  Accounts(Pool pool, LoginLimit limit, Sessions sessions) {
    this.pool = pool;
    this.limit = limit;
    this.sessions = sessions;
  }

  /** {@code POST /rest/login}. */
  Answer logIn(String body, boolean counted) throws SQLException {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return Answer.error(400, 400, "Bad request");
    }
    String loginId = request.path("emailOrLdapLoginId").asText(request.path("email").asText(""));
    String password = request.path("password").asText("");
    if (loginId.isEmpty() || password.isEmpty()) {
      return Answer.error(400, 400, "Bad request");
    }
    if (counted && !limit.allows(loginId.toLowerCase(Locale.ROOT))) {
      return Answer.of(429, "{\"message\":\"Too many requests\"}");
    }
    List<List<String>> rows =
        pool.query(
            "SELECT id, password, \"mfaEnabled\", email FROM \"user\" WHERE email = ?",
            loginId.toLowerCase(Locale.ROOT));
    if (rows.isEmpty() || !matches(password, rows.get(0).get(1))) {
      return Answer.error(401, 401, "Wrong username or password. Do you have caps lock on?");
    }
    List<String> user = rows.get(0);
    if (user.get(2).equals("t")) {
      return Answer.error(401, MFA_WANTED, "MFA Error");
    }
    String token = sessions.issued(user.get(0), user.get(3), user.get(1));
    String cookie = COOKIE + token + "; Path=/; HttpOnly; SameSite=Lax";
    return new Answer(200, profile(user.get(0), user.get(3)), Map.of("Set-Cookie", cookie));
  }

  /** {@code GET /rest/login}: who the cookie belongs to. */
  Answer session(Optional<String> cookies) throws SQLException {
    return user(cookies)
        .map(user -> Answer.of(200, profile(user.get(0), user.get(2))))
        .orElseGet(() -> Answer.error(401, 401, "Unauthorized"));
  }

  /** {@code POST /rest/api-keys}: a new key of the user whose cookie it is. */
  Answer issue(Optional<String> cookies, String body) throws SQLException {
    Optional<List<String>> user = user(cookies);
    if (user.isEmpty()) {
      return Answer.error(401, 401, "Unauthorized");
    }
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return Answer.error(400, 400, "Bad request");
    }
    String key = sessions.apiKey(user.get().get(0));
    String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    pool.query(
        "INSERT INTO user_api_keys (id, \"userId\", label, \"apiKey\", scopes)"
            + " VALUES (?, ?::uuid, ?, ?, ?::json)",
        id,
        user.get().get(0),
        request.path("label").asText(),
        key,
        request.path("scopes").toString());
    return Answer.of(
        200,
        JSON.createObjectNode()
            .set("data", JSON.createObjectNode().put("id", id).put("rawApiKey", key))
            .toString());
  }

  private Optional<List<String>> user(Optional<String> cookies) throws SQLException {
    List<String> tokens =
        List.of(cookies.orElse("").split(";\\s*")).stream()
            .filter(cookie -> cookie.startsWith(COOKIE))
            .map(cookie -> cookie.substring(COOKIE.length()))
            .toList();
    for (List<String> user : pool.query("SELECT id, password, email FROM \"user\"")) {
      if (tokens.stream()
          .anyMatch(token -> sessions.accepts(token, user.get(0), user.get(2), user.get(1)))) {
        return Optional.of(user);
      }
    }
    return Optional.empty();
  }

  private static String profile(String id, String email) {
    return JSON.createObjectNode()
        .set("data", JSON.createObjectNode().put("id", id).put("email", email))
        .toString();
  }

  private static boolean matches(String password, String hash) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= 72
        && !hash.isEmpty()
        && BCrypt.verifyer().verify(bytes, hash.getBytes(StandardCharsets.UTF_8)).verified;
  }
}
