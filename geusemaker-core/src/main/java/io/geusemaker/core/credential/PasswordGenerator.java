package io.geusemaker.core.credential;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;

/**
 * Draws passwords that need no quoting anywhere they go.
 *
 * <p>They consist of letters, digits and {@code - _ . ~}, start with a letter, and hold at least
 * one capital, one small letter, one digit and one special. Such a text means itself, unquoted, in
 * env files of every compose version, in compose interpolation, YAML, POSIX shell, URLs, JSON,
 * {@code .pgpass} and {@code sed}.
 */
public final class PasswordGenerator {

  /** The shortest password that is drawn. */
  public static final int SHORTEST = 32;

  /** The longest password that is drawn; n8n accepts no more. */
  public static final int LONGEST = 64;

  private static final int USUAL = 40;
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String SPECIALS = "-_.~";
  private static final byte[] FIRST = ascii(CAPITALS + SMALL);
  private static final byte[] REST = ascii(CAPITALS + SMALL + DIGITS + SPECIALS);

  private final Random random;
  private final int length;

  /** Draws passwords of 40 characters, 240 bits. */
  public PasswordGenerator() {
    this(USUAL);
  }

  /**
   * Draws passwords of a given length.
   *
   * @param length 32 to 64 characters
   * @throws GeuseMakerException when the length is outside that range
   */
  public PasswordGenerator(int length) {
    this(length, new SecureRandom());
  }

  PasswordGenerator(int length, Random random) {
    if (length < SHORTEST || length > LONGEST) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "password length", "it has to be " + SHORTEST + " to " + LONGEST + " characters"));
    }
    this.length = length;
    this.random = random;
  }

  /**
   * Draws a password; every acceptable one is equally likely.
   *
   * @return the password, which the caller closes
   */
  public Secret generate() {
    byte[] candidate = new byte[length];
    try {
      do {
        draw(candidate);
      } while (!acceptable(candidate));
      return Secret.ofUtf8(candidate);
    } finally {
      Arrays.fill(candidate, (byte) 0);
    }
  }

  /** Whole candidates are drawn again, never mended: mending would favour some passwords. */
  private void draw(byte[] candidate) {
    candidate[0] = FIRST[random.nextInt(FIRST.length)];
    for (int i = 1; i < candidate.length; i++) {
      candidate[i] = REST[random.nextInt(REST.length)];
    }
  }

  private static boolean acceptable(byte[] candidate) {
    return hasOneOf(CAPITALS, candidate)
        && hasOneOf(SMALL, candidate)
        && hasOneOf(DIGITS, candidate)
        && hasOneOf(SPECIALS, candidate);
  }

  private static boolean hasOneOf(String characters, byte[] candidate) {
    for (byte b : candidate) {
      if (characters.indexOf(b) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
