package io.geusemaker.examples.sandbox.n8n;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How n8n 2.x keeps its own keys in {@code deployment_key}: AES-256-GCM under what HKDF derives
 * from the SHA-256 of its encryption key; a byte for the version, salt, tag, ciphertext, in Base64.
 */
final class KeyWrap {

  static final String ALGORITHM = "aes-256-gcm";

  private static final int SALT = 32;
  private static final int TAG = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String encryptionKey;

  KeyWrap(String encryptionKey) {
    this.encryptionKey = encryptionKey;
  }

  String wrap(String secret) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, salt).doFinal(secret.getBytes(StandardCharsets.UTF_8));
      int length = sealed.length - TAG;
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(1 + SALT + sealed.length)
                  .put((byte) 1)
                  .put(salt)
                  .put(sealed, length, TAG)
                  .put(sealed, 0, length)
                  .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens what was wrapped.
   *
   * @throws GeneralSecurityException when it was wrapped by another key
   */
  String unwrap(String wrapped) throws GeneralSecurityException {
    byte[] whole = Base64.getDecoder().decode(wrapped);
    byte[] salt = Arrays.copyOfRange(whole, 1, 1 + SALT);
    ByteBuffer sealed = ByteBuffer.allocate(whole.length - 1 - SALT);
    sealed.put(whole, 1 + SALT + TAG, sealed.capacity() - TAG).put(whole, 1 + SALT, TAG);
    return new String(
        cipher(Cipher.DECRYPT_MODE, salt).doFinal(sealed.array()), StandardCharsets.UTF_8);
  }

  private Cipher cipher(int mode, byte[] salt) throws GeneralSecurityException {
    byte[] base =
        MessageDigest.getInstance("SHA-256").digest(encryptionKey.getBytes(StandardCharsets.UTF_8));
    byte[] extracted = mac(salt, base);
    byte[] info = "n8n-encryption-v1".getBytes(StandardCharsets.UTF_8);
    byte[] first = mac(extracted, info, new byte[] {1});
    byte[] second = mac(extracted, first, info, new byte[] {2});
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(first, "AES"), new GCMParameterSpec(TAG * 8, second, 0, 12));
    return cipher;
  }

  private static byte[] mac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }
}
