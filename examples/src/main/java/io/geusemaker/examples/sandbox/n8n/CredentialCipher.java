package io.geusemaker.examples.sandbox.n8n;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The format in which n8n keeps credentials: base64 of {@code Salted__}, a salt, and AES-256-CBC
 * with key and vector derived by MD5 as OpenSSL once did.
 */
public final class CredentialCipher {

  private static final byte[] PREFIX = "Salted__".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  /**
   * A cipher.
   *
   * @param encryptionKey n8n's encryption key
   */
  public CredentialCipher(String encryptionKey) {
    this.key = encryptionKey.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Encrypts.
   *
   * @param plaintext the credential as JSON
   * @return what the database holds
   */
  public String encrypt(String plaintext) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    try {
      byte[] body =
          cipher(Cipher.ENCRYPT_MODE, salt).doFinal(plaintext.getBytes(StandardCharsets.UTF_8));
      ByteBuffer whole = ByteBuffer.allocate(PREFIX.length + SALT + body.length);
      whole.put(PREFIX).put(salt).put(body);
      return Base64.getEncoder().encodeToString(whole.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Decrypts.
   *
   * @param stored what the database holds
   * @return the credential as JSON
   * @throws IllegalArgumentException when it was not encrypted with this key
   */
  public String decrypt(String stored) {
    byte[] whole = Base64.getDecoder().decode(stored);
    byte[] salt = Arrays.copyOfRange(whole, PREFIX.length, PREFIX.length + SALT);
    byte[] body = Arrays.copyOfRange(whole, PREFIX.length + SALT, whole.length);
    try {
      return new String(cipher(Cipher.DECRYPT_MODE, salt).doFinal(body), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not encrypted with this key", e);
    }
  }

  private Cipher cipher(int mode, byte[] salt) throws GeneralSecurityException {
    ByteBuffer derived = ByteBuffer.allocate(48);
    byte[] block = new byte[0];
    while (derived.hasRemaining()) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(block);
      md5.update(key);
      block = md5.digest(salt);
      derived.put(block);
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        mode,
        new SecretKeySpec(derived.array(), 0, 32, "AES"),
        new IvParameterSpec(derived.array(), 32, 16));
    return cipher;
  }
}
