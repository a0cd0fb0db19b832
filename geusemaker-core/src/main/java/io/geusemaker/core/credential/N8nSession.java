package io.geusemaker.core.credential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The cookie of an n8n session: a JSON web token signed with HMAC-SHA256, bound to the user's
 * e-mail address and password hash.
 */
public final class N8nSession {

  private static final Duration LIFE = Duration.ofHours(1);
  private static final int BINDING_LENGTH = 10;

  private N8nSession() {}

  /**
   * Makes a cookie that n8n accepts for an hour, of a user without a second factor.
   *
   * @param userId the user's id
   * @param email the user's e-mail address
   * @param passwordHash the user's bcrypt hash
   * @param signing n8n's secret that signs
   * @param now when it was issued
   * @return the cookie's value
   */
  public static Secret cookie(
      String userId, String email, Secret passwordHash, Secret signing, Instant now) {
    ObjectNode claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", userId)
            .put("hash", binding(email, passwordHash))
            .put("usedMfa", false)
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(LIFE).getEpochSecond());
    return JsonWebToken.signed(claims, signing);
  }

  private static String binding(String email, Secret passwordHash) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (email + ":" + passwordHash.reveal(SecretAccess.deliberate()))
                      .getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest).substring(0, BINDING_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
