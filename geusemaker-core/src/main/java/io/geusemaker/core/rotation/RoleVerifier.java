package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.credential.ScramVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Checks a password against what PostgreSQL stores for a role, of either kind. */
final class RoleVerifier {

  private static final String MD5 = "md5";

  private RoleVerifier() {}

  static boolean matches(String stored, String role, Secret password) {
    if (stored.startsWith(MD5)) {
      return MessageDigest.isEqual(
          stored.getBytes(StandardCharsets.US_ASCII),
          md5(role, password).getBytes(StandardCharsets.US_ASCII));
    }
    try {
      return ScramVerifier.parse(stored).matches(password);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Before version 14 the server's default: {@code md5} and MD5 of password and role name. */
  @SuppressWarnings("InsecureCryptoUsage")
  private static String md5(String role, Secret password) {
    byte[] secret = password.revealUtf8(SecretAccess.deliberate());
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(secret);
      return MD5 + HexFormat.of().formatHex(digest.digest(role.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
