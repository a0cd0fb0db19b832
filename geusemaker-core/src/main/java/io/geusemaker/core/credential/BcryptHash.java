package io.geusemaker.core.credential;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What n8n stores of its owner's password: bcrypt in its modular form of 60 characters. */
public final class BcryptHash {

  private static final int COST = 10;
  private static final int LONGEST_PASSWORD = 72;
  private static final Pattern FORMAT =
      Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

  private final String text;

  private BcryptHash(String text) {
    this.text = text;
  }

  /**
   * Hashes a password with a random salt at cost 10, as {@code $2a$10$...}.
   *
   * @param password 1 to 72 bytes of UTF-8 without NUL: bcrypt would not see the rest
   * @return the hash
   * @throws IllegalArgumentException when the password is empty, longer or holds NUL
   */
  public static BcryptHash of(Secret password) {
    byte[] utf8 = password.revealUtf8(SecretAccess.deliberate());
    try {
      if (!wholeWithinBcrypt(utf8)) {
        throw new IllegalArgumentException(
            "bcrypt takes passwords of 1 to 72 bytes, none of them NUL");
      }
      byte[] hash = BCrypt.with(BCrypt.Version.VERSION_2A).hash(COST, utf8);
      return new BcryptHash(new String(hash, StandardCharsets.US_ASCII));
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  private static boolean wholeWithinBcrypt(byte[] utf8) {
    for (byte b : utf8) {
      if (b == 0) {
        return false;
      }
    }
    return utf8.length >= 1 && utf8.length <= LONGEST_PASSWORD;
  }

  /**
   * Reads a hash.
   *
   * @param text the hash and nothing else, of version {@code 2a}, {@code 2b} or {@code 2y}
   * @return the hash
   * @throws IllegalArgumentException when it is not of that form; the message does not repeat it
   */
  public static BcryptHash parse(String text) {
    if (!FORMAT.matcher(text).matches()) {
      throw new IllegalArgumentException("this is not a bcrypt hash of version 2a, 2b or 2y");
    }
    return new BcryptHash(text);
  }

  /**
   * Whether a password is the one that was hashed. Only its first 72 bytes are looked at, as n8n
   * does.
   *
   * @param password the password to try
   * @return whether n8n would accept it
   */
  public boolean matches(Secret password) {
    byte[] utf8 = password.revealUtf8(SecretAccess.deliberate());
    try {
      return BCrypt.verifyer(
              BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A))
          .verify(utf8, text.getBytes(StandardCharsets.US_ASCII))
          .verified;
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  /**
   * The text to store. It is not the password, but guesses can be tried against it.
   *
   * @return the hash in its modular form, which the caller closes
   */
  public Secret asSecret() {
    return Secret.of(text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BcryptHash that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The kind and the mask. */
  @Override
  public String toString() {
    return "bcrypt hash " + Secret.MASK;
  }
}
