package io.geusemaker.examples.sandbox.n8n;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.examples.sandbox.docker.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * n8n's sessions: JSON web tokens, signed by the secret in the environment, else by one that n8n
 * 2.x derives from its encryption key and keeps wrapped by it in {@code deployment_key}.
 */
final class Sessions {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADER = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

  private final Surroundings surroundings;
  private volatile String secret = "";

  Sessions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Finds the secret, as n8n does when it starts.
   *
   * @throws IllegalArgumentException when the one that is kept is wrapped by another key
   */
  void start(Pool pool) throws SQLException {
    Optional<String> given = surroundings.variable("N8N_USER_MANAGEMENT_JWT_SECRET");
    String key = surroundings.variable("N8N_ENCRYPTION_KEY").orElse("");
    KeyWrap wrap = new KeyWrap(key);
    List<List<String>> kept =
        pool.query("SELECT value FROM deployment_key WHERE type = 'signing.jwt'");
    String own = kept.isEmpty() ? derived(key) : unwrapped(wrap, kept.get(0).get(0));
    if (kept.isEmpty()) {
      pool.query(
          "INSERT INTO deployment_key (id, type, value, algorithm) VALUES (?, 'signing.jwt', ?, ?)",
          "key" + System.nanoTime(),
          wrap.wrap(own),
          KeyWrap.ALGORITHM);
    }
    secret = given.orElse(own);
  }

  private static String unwrapped(KeyWrap wrap, String wrapped) {
    try {
      return wrap.unwrap(wrapped);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "Deployment key 'signing.jwt' cannot be read with this instance encryption key");
    }
  }

  private static String derived(String key) {
    StringBuilder base = new StringBuilder();
    for (int i = 0; i < key.length(); i += 2) {
      base.append(key.charAt(i));
    }
    return HexFormat.of().formatHex(sha256(base.toString()));
  }

  String issued(String id, String email, String passwordHash) {
    String claims =
        JSON.createObjectNode()
            .put("id", id)
            .put("hash", binding(email, passwordHash))
            .put("usedMfa", false)
            .put("exp", Instant.now().plusSeconds(3600).getEpochSecond())
            .toString();
    String signed = HEADER + "." + encoded(claims);
    return signed + "." + signature(signed);
  }

  /** Whether the secret has signed a token. */
  boolean signed(String token) {
    int dot = token.lastIndexOf('.');
    return dot >= 0 && signature(token.substring(0, dot)).equals(token.substring(dot + 1));
  }

  /** Issues an API key, as n8n 2.x does. */
  String apiKey(String userId) {
    String claims =
        JSON.createObjectNode()
            .put("sub", userId)
            .put("iss", "n8n")
            .put("aud", "public-api")
            .put("jti", UUID.randomUUID().toString())
            .put("iat", Instant.now().getEpochSecond())
            .toString();
    String signed = HEADER + "." + encoded(claims);
    return signed + "." + signature(signed);
  }

  boolean accepts(String token, String id, String email, String passwordHash) {
    if (!signed(token)) {
      return false;
    }
    int dot = token.lastIndexOf('.');
    try {
      JsonNode claims =
          JSON.readTree(Base64.getUrlDecoder().decode(token.substring(0, dot).split("\\.", 2)[1]));
      return claims.path("id").asText().equals(id)
          && claims.path("hash").asText().equals(binding(email, passwordHash))
          && claims.path("exp").asLong() > Instant.now().getEpochSecond();
    } catch (IOException e) {
      return false;
    }
  }

  /** Bound to the password's hash, so that a new password ends the session. */
  private static String binding(String email, String passwordHash) {
    return Base64.getEncoder().encodeToString(sha256(email + ":" + passwordHash)).substring(0, 10);
  }

  private String signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
