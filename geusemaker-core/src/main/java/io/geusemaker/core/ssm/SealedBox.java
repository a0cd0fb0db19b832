package io.geusemaker.core.ssm;

import io.geusemaker.core.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes sealed to an RSA key in a form that {@code openssl} 1.1.1 and later writes and reads.
 *
 * <p>Two lines of Base64. The second is what {@code openssl enc -aes-256-cbc -pbkdf2 -iter 10000
 * -md sha256} makes with a random pass phrase. The first is RSA-OAEP (SHA-256) of two lines: that
 * pass phrase, and the SHA-256 of the second line's bytes and of what comes along with it in the
 * clear. The digest is compared before anything is decrypted.
 */
final class SealedBox {

  private static final int ITERATIONS = 10_000;
  private static final int SALT = 8;
  private static final int KEY = 32;
  private static final int IV = 16;
  private static final byte[] MAGIC = "Salted__".getBytes(StandardCharsets.US_ASCII);
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedBox() {}

  /**
   * Seals bytes to whoever has the private key.
   *
   * @param along what comes in the clear along with them, and is as little to be altered
   */
  static String seal(PublicKey reader, byte[] plain, byte[] along) {
    byte[] pass = new byte[32];
    RANDOM.nextBytes(pass);
    char[] phrase = HexFormat.of().formatHex(pass).toCharArray();
    Arrays.fill(pass, (byte) 0);
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    try {
      byte[] content = cipher(Cipher.ENCRYPT_MODE, phrase, salt).doFinal(plain);
      byte[] box = Arrays.copyOf(MAGIC, MAGIC.length + SALT + content.length);
      System.arraycopy(salt, 0, box, MAGIC.length, SALT);
      System.arraycopy(content, 0, box, MAGIC.length + SALT, content.length);
      byte[] lines = lines(phrase, digest(box, along));
      byte[] lock = rsa(Cipher.ENCRYPT_MODE, reader).doFinal(lines);
      Arrays.fill(lines, (byte) 0);
      Base64.Encoder base64 = Base64.getEncoder();
      return base64.encodeToString(lock) + "\n" + base64.encodeToString(box);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot seal to an RSA key", e);
    } finally {
      Arrays.fill(phrase, '0');
    }
  }

  /**
   * Opens what was sealed.
   *
   * @throws IllegalArgumentException when it was altered, or sealed to another key
   */
  static byte[] open(PrivateKey key, String sealed) {
    String[] parts = sealed.strip().split("\n", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("not two lines");
    }
    byte[] box = Base64.getDecoder().decode(parts[1]);
    char[] phrase = {};
    try {
      byte[] lines = rsa(Cipher.DECRYPT_MODE, key).doFinal(Base64.getDecoder().decode(parts[0]));
      char[] text = new String(lines, StandardCharsets.US_ASCII).toCharArray();
      Arrays.fill(lines, (byte) 0);
      phrase = Arrays.copyOf(text, 2 * KEY);
      boolean whole = text.length == 4 * KEY + 2 && box.length > MAGIC.length + SALT;
      if (!whole || !MessageDigest.isEqual(lines(phrase, Digests.sha256(box)), bytes(text))) {
        throw new IllegalArgumentException("its digest is another one");
      }
      byte[] salt = Arrays.copyOfRange(box, MAGIC.length, MAGIC.length + SALT);
      int start = MAGIC.length + SALT;
      return cipher(Cipher.DECRYPT_MODE, phrase, salt).doFinal(box, start, box.length - start);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it does not open with this key", e);
    } finally {
      Arrays.fill(phrase, '0');
    }
  }

  private static String digest(byte[] box, byte[] along) {
    byte[] both = Arrays.copyOf(box, box.length + along.length);
    System.arraycopy(along, 0, both, box.length, along.length);
    return Digests.sha256(both);
  }

  private static byte[] lines(char[] phrase, String digest) {
    char[] text = new char[4 * KEY + 2];
    Arrays.fill(text, '\n');
    System.arraycopy(phrase, 0, text, 0, 2 * KEY);
    char[] hex = digest.toCharArray();
    System.arraycopy(hex, 0, text, 2 * KEY + 1, hex.length);
    return bytes(text);
  }

  private static byte[] bytes(char[] ascii) {
    byte[] bytes = new byte[ascii.length];
    for (int i = 0; i < ascii.length; i++) {
      bytes[i] = (byte) ascii[i];
    }
    return bytes;
  }

  private static Cipher cipher(int mode, char[] phrase, byte[] salt)
      throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(phrase, salt, ITERATIONS, (KEY + IV) * 8);
    byte[] derived =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    spec.clearPassword();
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        mode, new SecretKeySpec(derived, 0, KEY, "AES"), new IvParameterSpec(derived, KEY, IV));
    Arrays.fill(derived, (byte) 0);
    return cipher;
  }

  private static Cipher rsa(int mode, java.security.Key key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(mode, key, OAEP);
    return cipher;
  }
}
