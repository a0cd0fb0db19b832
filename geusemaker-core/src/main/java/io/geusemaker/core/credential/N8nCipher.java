package io.geusemaker.core.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The form in which n8n stores credentials: base64 of {@code Salted__}, 8 bytes of salt, and
 * AES-256-CBC, under a key that OpenSSL's {@code EVP_BytesToKey} (MD5, one round) derives from
 * n8n's encryption key.
 *
 * <p>It is n8n's format and not ours to choose: it has no authentication, so a wrong key shows by
 * broken padding or by a result that is no JSON object. Data that n8n wrote under a rotated data
 * key ({@code <key id>:<base64>}) is another format.
 */
public final class N8nCipher {

  private static final byte[] MAGIC = "Salted__".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 8;
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final int HEADER_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private N8nCipher() {}

  /**
   * Decrypts the data of a credential.
   *
   * @param data as {@code credentials_entity.data} holds it
   * @param key n8n's encryption key
   * @return the credential's JSON object, or nothing when the data is not of this format or the key
   *     is another one
   */
  public static Optional<String> decrypt(String data, Secret key) {
    byte[] stored;
    try {
      stored = Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (stored.length <= HEADER_BYTES || !Arrays.equals(stored, 0, MAGIC.length, MAGIC, 0, 8)) {
      return Optional.empty();
    }
    byte[] salt = Arrays.copyOfRange(stored, MAGIC.length, HEADER_BYTES);
    byte[] plain = {};
    try {
      plain =
          cipher(Cipher.DECRYPT_MODE, key, salt)
              .doFinal(stored, HEADER_BYTES, stored.length - HEADER_BYTES);
      return jsonObject(plain);
    } catch (BadPaddingException | IllegalBlockSizeException e) {
      return Optional.empty();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static Optional<String> jsonObject(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      JsonNode parsed = JSON.readTree(text);
      return parsed.isObject() ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * Encrypts the data of a credential.
   *
   * @param json the credential's JSON object
   * @param key n8n's encryption key
   * @return as {@code credentials_entity.data} holds it; different on every call
   */
  public static String encrypt(String json, Secret key) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] plain = json.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, salt).doFinal(plain);
      byte[] stored =
          ByteBuffer.allocate(HEADER_BYTES + encrypted.length)
              .put(MAGIC)
              .put(salt)
              .put(encrypted)
              .array();
      return Base64.getEncoder().encodeToString(stored);
    } catch (BadPaddingException | IllegalBlockSizeException e) {
      throw new IllegalStateException("padding is added when encrypting", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static Cipher cipher(int mode, Secret key, byte[] salt) {
    byte[] derived = keyAndIv(key, salt);
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          mode,
          new SecretKeySpec(derived, 0, KEY_BYTES, "AES"),
          new IvParameterSpec(derived, KEY_BYTES, IV_BYTES));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-CBC", e);
    } finally {
      Arrays.fill(derived, (byte) 0);
    }
  }

  private static byte[] keyAndIv(Secret key, byte[] salt) {
    byte[] passphrase = lowBytes(key);
    byte[] derived = new byte[KEY_BYTES + IV_BYTES];
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] block = {};
      for (int at = 0; at < derived.length; at += block.length) {
        md5.update(block);
        md5.update(passphrase);
        block = md5.digest(salt);
        System.arraycopy(block, 0, derived, at, block.length);
      }
      return derived;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has MD5", e);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  /** Node's "binary" encoding, which n8n uses: of each UTF-16 unit only the low byte. */
  private static byte[] lowBytes(Secret key) {
    String text = key.reveal(SecretAccess.deliberate());
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }
}
