package io.geusemaker.core.credential;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret with which n8n signs sessions and API keys, where it is not set in the environment.
 * Releases up to 2.17 derive it from the encryption key at every start. Later ones keep it in their
 * table {@code deployment_key}, encrypted with AES-256-GCM under a hash of the encryption key: a
 * byte for the version, 32 bytes of salt, the tag, the ciphertext.
 */
public final class N8nSigningSecret {

  /** What n8n calls that form. */
  public static final String WRAPPED = "aes-256-gcm";

  private static final int VERSION = 1;
  private static final int SALT_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int HEAD_BYTES = 1 + SALT_BYTES + TAG_BYTES;

  private N8nSigningSecret() {}

  /**
   * Derives it.
   *
   * @param encryptionKey n8n's encryption key
   * @return the secret
   */
  public static Secret derived(Secret encryptionKey) {
    String key = text(encryptionKey);
    StringBuilder base = new StringBuilder();
    for (int i = 0; i < key.length(); i += 2) {
      base.append(key.charAt(i));
    }
    return Secret.of(HexFormat.of().formatHex(sha256(base.toString())));
  }

  /**
   * Decrypts the one that is kept.
   *
   * @param kept as {@code deployment_key.value} holds it
   * @param encryptionKey n8n's encryption key
   * @return empty when it is of another form or under another key
   */
  public static Optional<Secret> unwrapped(Secret kept, Secret encryptionKey) {
    byte[] plain = {};
    try {
      byte[] stored = Base64.getDecoder().decode(text(kept));
      if (stored.length < HEAD_BYTES || stored[0] != VERSION) {
        return Optional.empty();
      }
      byte[] salt = Arrays.copyOfRange(stored, 1, 1 + SALT_BYTES);
      byte[] sealed =
          Arrays.copyOf(
              Arrays.copyOfRange(stored, HEAD_BYTES, stored.length),
              stored.length - HEAD_BYTES + TAG_BYTES);
      System.arraycopy(stored, 1 + SALT_BYTES, sealed, stored.length - HEAD_BYTES, TAG_BYTES);
      byte[] derived = derivedKeyAndIv(sha256(text(encryptionKey)), salt);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(derived, 0, KEY_BYTES, "AES"),
          new GCMParameterSpec(TAG_BYTES * 8, derived, KEY_BYTES, IV_BYTES));
      plain = cipher.doFinal(sealed);
      return Optional.of(Secret.of(new String(plain, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** HKDF with SHA-256 (RFC 5869), two blocks of it. */
  private static byte[] derivedKeyAndIv(byte[] key, byte[] salt) throws GeneralSecurityException {
    byte[] info = "n8n-encryption-v1".getBytes(StandardCharsets.US_ASCII);
    byte[] extracted = mac(salt, key);
    byte[] first = mac(extracted, info, new byte[] {1});
    byte[] second = mac(extracted, first, info, new byte[] {2});
    byte[] both = Arrays.copyOf(first, KEY_BYTES + IV_BYTES);
    System.arraycopy(second, 0, both, KEY_BYTES, IV_BYTES);
    return both;
  }

  private static byte[] mac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String text(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }
}
