package io.geusemaker.core.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** JSON web tokens that are signed with HMAC-SHA256. */
final class JsonWebToken {

  private static final String HEADER = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

  private JsonWebToken() {}

  static Secret signed(ObjectNode claims, Secret secret) {
    String signed = HEADER + "." + encoded(claims.toString());
    return Secret.of(signed + "." + signature(signed, secret));
  }

  static String signature(String signed, Secret secret) {
    byte[] key = secret.revealUtf8(SecretAccess.deliberate());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return encoded(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
