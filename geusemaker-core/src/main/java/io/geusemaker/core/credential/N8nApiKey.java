package io.geusemaker.core.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The forms of the API keys that n8n issues: {@code n8n_api_} and random digits up to about 1.76,
 * then a JSON web token that the secret of n8n's sessions signs. Later releases accept both.
 */
public final class N8nApiKey {

  private static final String PLAIN = "n8n_api_";
  private static final int RANDOM_BYTES = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private N8nApiKey() {}

  /**
   * Whether a key is of the older form, which nothing signs.
   *
   * @param key the key
   * @return whether it is random digits
   */
  public static boolean isPlain(Secret key) {
    return text(key).startsWith(PLAIN);
  }

  /**
   * Whether a key is of a form that is known here.
   *
   * @param key the key
   * @return whether it can be reissued
   */
  public static boolean isKnown(Secret key) {
    return isPlain(key) || claims(key).isPresent();
  }

  /**
   * Whether n8n takes a key that it stores, as far as the key itself tells.
   *
   * @param key the key
   * @param signing what n8n signs with; empty when that could not be found
   * @param now the time
   * @return whether it is signed so and has not ended
   */
  public static boolean isValid(Secret key, Optional<Secret> signing, Instant now) {
    if (isPlain(key)) {
      return true;
    }
    String token = text(key);
    int dot = token.lastIndexOf('.');
    return dot > 0
        && !hasEnded(key, now)
        && signing
            .filter(
                secret ->
                    Secret.of(JsonWebToken.signature(token.substring(0, dot), secret))
                        .sameAs(Secret.of(token.substring(dot + 1))))
            .isPresent();
  }

  /**
   * Whether a key's time is over.
   *
   * @param key the key
   * @param now the time
   * @return whether it has an end, and that is past
   */
  public static boolean hasEnded(Secret key, Instant now) {
    return claims(key)
        .filter(claims -> claims.has("exp"))
        .filter(claims -> claims.path("exp").asLong() <= now.getEpochSecond())
        .isPresent();
  }

  /**
   * Makes another key of the same form, with the same end.
   *
   * @param key the key
   * @param signing what n8n signs with; not needed for the older form
   * @param now when it is issued
   * @return the new key
   * @throws IllegalArgumentException when it cannot be made of this one
   */
  public static Secret reissued(Secret key, Optional<Secret> signing, Instant now) {
    if (isPlain(key)) {
      byte[] random = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(random);
      return Secret.of(PLAIN + HexFormat.of().formatHex(random));
    }
    ObjectNode claims =
        claims(key).orElseThrow(() -> new IllegalArgumentException("no key that n8n issues"));
    Secret secret =
        signing.orElseThrow(() -> new IllegalArgumentException("nothing to sign it with"));
    claims.put("jti", UUID.randomUUID().toString()).put("iat", now.getEpochSecond());
    return JsonWebToken.signed(claims, secret);
  }

  private static Optional<ObjectNode> claims(Secret key) {
    String[] parts = text(key).split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    return object(parts[0])
        .filter(header -> header.path("alg").asText().equals("HS256"))
        .flatMap(header -> object(parts[1]))
        .filter(claims -> claims.path("iss").asText().equals("n8n"));
  }

  private static Optional<ObjectNode> object(String encoded) {
    try {
      JsonNode read = JSON.readTree(Base64.getUrlDecoder().decode(encoded));
      return read instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(Secret key) {
    return key.reveal(SecretAccess.deliberate());
  }
}
