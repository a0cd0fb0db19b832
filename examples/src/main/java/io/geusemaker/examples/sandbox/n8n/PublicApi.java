package io.geusemaker.examples.sandbox.n8n;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** n8n's public API, as far as it tells whether it accepts a key that n8n has issued. */
final class PublicApi {

  static final String BASE = "/api/v1/";
  static final String HEADER = "X-N8N-API-KEY";

  private final Pool pool;
  private final Sessions sessions;

  PublicApi(Pool pool, Sessions sessions) {
    this.pool = pool;
    this.sessions = sessions;
  }

  Answer answer(String path, Optional<String> key) throws SQLException {
    List<List<String>> rows =
        key.isEmpty()
            ? List.of()
            : pool.query(
                """
                SELECT coalesce(k.scopes::text, '"workflow:list"') FROM user_api_keys k
                JOIN "user" u ON u.id = k."userId"
                WHERE k."apiKey" = ? AND k.audience = 'public-api' AND NOT u.disabled""",
                key.get());
    if (rows.isEmpty() || !isAccepted(key.orElseThrow())) {
      return Answer.of(401, "{\"message\":\"Unauthorized\"}");
    }
    return switch (path.substring(BASE.length())) {
      case "discover" -> Answer.of(200, "{\"data\":{}}");
      case "workflows" ->
          rows.get(0).get(0).contains("\"workflow:list\"")
              ? Answer.of(200, "{\"data\":[],\"nextCursor\":null}")
              : Answer.of(403, "{\"message\":\"Forbidden\"}");
      default -> Answer.of(404, "{\"message\":\"not found\"}");
    };
  }

  private boolean isAccepted(String key) {
    return key.startsWith("n8n_api_") || sessions.signed(key);
  }
}
