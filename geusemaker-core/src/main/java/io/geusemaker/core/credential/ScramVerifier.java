package io.geusemaker.core.credential;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL stores of a password: {@code
 * SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>}, each part after the iterations in
 * base64.
 *
 * <p>PostgreSQL takes anything that is not exactly of this form for a plain password and hashes it,
 * so nothing else passes {@link #parse(String)}.
 */
public final class ScramVerifier {

  private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;
  private static final int ITERATIONS = 4096;
  private static final int SALT_BYTES = 16;
  private static final Pattern FORMAT =
      Pattern.compile(
          "SCRAM-SHA-256\\$([1-9][0-9]{0,8}):([A-Za-z0-9+/]+={0,2})"
              + "\\$([A-Za-z0-9+/]{43}=):([A-Za-z0-9+/]{43}=)");

  private final int iterations;
  private final byte[] salt;
  private final byte[] storedKey;
  private final byte[] serverKey;

  private ScramVerifier(int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) {
    this.iterations = iterations;
    this.salt = salt;
    this.storedKey = storedKey;
    this.serverKey = serverKey;
  }

  /**
   * Computes a verifier with 4096 iterations and 16 random bytes of salt.
   *
   * @param password any text but the empty one; prepared as PostgreSQL does, by SASLprep where that
   *     applies and as it is where not
   * @return the verifier
   * @throws IllegalArgumentException when the password is empty
   */
  public static ScramVerifier of(Secret password) {
    byte[] salt = ScramFunctions.salt(SALT_BYTES, new SecureRandom());
    return derive(password, salt, ITERATIONS);
  }

  /**
   * Reads a verifier, as {@code pg_authid.rolpassword} shows it.
   *
   * @param text the verifier and nothing else
   * @return the verifier
   * @throws IllegalArgumentException when anything about it is not as PostgreSQL writes it, a line
   *     break at the end included; the message does not repeat the text
   */
  public static ScramVerifier parse(String text) {
    Matcher parts = FORMAT.matcher(text);
    if (!parts.matches()) {
      throw malformed();
    }
    return new ScramVerifier(
        Integer.parseInt(parts.group(1)),
        canonicalBase64(parts.group(2)),
        canonicalBase64(parts.group(3)),
        canonicalBase64(parts.group(4)));
  }

  private static byte[] canonicalBase64(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
    if (!base64(bytes).equals(text)) {
      throw malformed();
    }
    return bytes;
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("this is not a SCRAM-SHA-256 verifier of PostgreSQL");
  }

  private static ScramVerifier derive(Secret password, byte[] salt, int iterations) {
    byte[] utf8 = password.revealUtf8(SecretAccess.deliberate());
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
    char[] text = Arrays.copyOf(decoded.array(), decoded.limit());
    byte[] salted = {};
    try {
      if (text.length == 0) {
        throw new IllegalArgumentException("PostgreSQL has no empty passwords");
      }
      salted =
          ScramFunctions.saltedPassword(
              MECHANISM, StringPreparation.POSTGRESQL_PREPARATION, text, salt, iterations);
      byte[] storedKey =
          ScramFunctions.storedKey(MECHANISM, ScramFunctions.clientKey(MECHANISM, salted));
      return new ScramVerifier(
          iterations, salt, storedKey, ScramFunctions.serverKey(MECHANISM, salted));
    } finally {
      Arrays.fill(utf8, (byte) 0);
      Arrays.fill(decoded.array(), '\0');
      Arrays.fill(text, '\0');
      Arrays.fill(salted, (byte) 0);
    }
  }

  /**
   * Whether a password is the one that this verifier was made from, in time that does not depend on
   * how far the two agree.
   *
   * @param password the password to try
   * @return whether PostgreSQL would accept it
   */
  public boolean matches(Secret password) {
    if (isEmpty(password)) {
      return false;
    }
    ScramVerifier candidate = derive(password, salt, iterations);
    return MessageDigest.isEqual(storedKey, candidate.storedKey)
        && MessageDigest.isEqual(serverKey, candidate.serverKey);
  }

  private static boolean isEmpty(Secret password) {
    byte[] utf8 = password.revealUtf8(SecretAccess.deliberate());
    Arrays.fill(utf8, (byte) 0);
    return utf8.length == 0;
  }

  /**
   * The text to store. It is not the password, but guesses can be tried against it.
   *
   * @return the verifier in PostgreSQL's form, which the caller closes
   */
  public Secret asSecret() {
    return Secret.of(
        "SCRAM-SHA-256$"
            + iterations
            + ":"
            + base64(salt)
            + "$"
            + base64(storedKey)
            + ":"
            + base64(serverKey));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScramVerifier that
        && iterations == that.iterations
        && MessageDigest.isEqual(salt, that.salt)
        && MessageDigest.isEqual(storedKey, that.storedKey)
        && MessageDigest.isEqual(serverKey, that.serverKey);
  }

  @Override
  public int hashCode() {
    return Objects.hash(iterations, Arrays.hashCode(salt));
  }

  /** The kind and the mask. */
  @Override
  public String toString() {
    return "SCRAM-SHA-256 verifier " + Secret.MASK;
  }
}
