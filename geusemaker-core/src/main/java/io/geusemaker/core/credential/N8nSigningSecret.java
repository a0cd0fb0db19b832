package io.geusemaker.core.credential;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.crypto.AesGcm;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.crypto.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

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
  private static final int IV_BYTES = 12;
  private static final byte[] INFO = "n8n-encryption-v1".getBytes(StandardCharsets.US_ASCII);
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
    return Secret.of(Digests.sha256(base.toString()));
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
      byte[] derived =
          Hkdf.derive(
              HexFormat.of().parseHex(Digests.sha256(text(encryptionKey))),
              Arrays.copyOfRange(stored, 1, 1 + SALT_BYTES),
              INFO,
              AesGcm.KEY_BYTES + IV_BYTES);
      plain = AesGcm.decrypt(Arrays.copyOf(derived, AesGcm.KEY_BYTES), ordered(derived, stored));
      return Optional.of(Secret.of(new String(plain, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Nonce, ciphertext and tag, in which order Tink has them. */
  private static byte[] ordered(byte[] derived, byte[] stored) {
    return ByteBuffer.allocate(IV_BYTES + stored.length - 1 - SALT_BYTES)
        .put(derived, AesGcm.KEY_BYTES, IV_BYTES)
        .put(stored, HEAD_BYTES, stored.length - HEAD_BYTES)
        .put(stored, 1 + SALT_BYTES, TAG_BYTES)
        .array();
  }

  private static String text(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }
}
