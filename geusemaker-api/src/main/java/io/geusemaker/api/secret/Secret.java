package io.geusemaker.api.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * A secret text: masked by {@link #toString()}, compared in constant time, wiped when closed.
 *
 * <p>Two secrets are never {@link #equals(Object) equal} by value, so that no collection compares
 * them by accident; use {@link #sameAs(Secret)}.
 */
public final class Secret implements AutoCloseable {

  /** What stands wherever a secret would have been printed. */
  public static final String MASK = "********";

  private final byte[] utf8;
  private volatile boolean closed;

  private Secret(byte[] utf8) {
    this.utf8 = utf8;
  }

  /**
   * Copies a secret from text.
   *
   * @param text the secret
   * @return the secret
   */
  public static Secret of(CharSequence text) {
    ByteBuffer buffer = ByteBuffer.allocate(text.length() * 3);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(text), buffer, true);
    byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
    Arrays.fill(buffer.array(), (byte) 0);
    return new Secret(bytes);
  }

  /**
   * Copies a secret from characters; the caller may wipe its array afterwards.
   *
   * @param text the secret
   * @return the secret
   */
  public static Secret of(char[] text) {
    return of(CharBuffer.wrap(text));
  }

  /**
   * Copies a secret from UTF-8 bytes; the caller may wipe its array afterwards.
   *
   * @param utf8 the secret as UTF-8
   * @return the secret
   */
  public static Secret ofUtf8(byte[] utf8) {
    return new Secret(utf8.clone());
  }

  /**
   * Reads the secret as text. A {@link String} cannot be wiped: keep it no longer than needed.
   *
   * @param access the reader's statement that it means to
   * @return the secret in the clear
   * @throws IllegalStateException when the secret was closed
   */
  public String reveal(SecretAccess access) {
    return new String(bytes(access), StandardCharsets.UTF_8);
  }

  /**
   * Reads the secret as UTF-8 bytes.
   *
   * @param access the reader's statement that it means to
   * @return a copy, which the caller should wipe
   * @throws IllegalStateException when the secret was closed
   */
  public byte[] revealUtf8(SecretAccess access) {
    return bytes(access).clone();
  }

  /**
   * Compares in time that does not depend on where the two differ.
   *
   * @param other the other secret
   * @return whether both hold the same text
   * @throws IllegalStateException when either secret was closed
   */
  public boolean sameAs(Secret other) {
    return MessageDigest.isEqual(
        bytes(SecretAccess.deliberate()), other.bytes(SecretAccess.deliberate()));
  }

  /**
   * An independent copy, for a holder that closes its own.
   *
   * @return the copy
   * @throws IllegalStateException when the secret was closed
   */
  public Secret copy() {
    return new Secret(revealUtf8(SecretAccess.deliberate()));
  }

  /** Wipes the secret; every later read fails. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(utf8, (byte) 0);
  }

  /** Always the mask, whatever the secret and its length. */
  @Override
  public String toString() {
    return MASK;
  }

  private byte[] bytes(SecretAccess access) {
    Objects.requireNonNull(access, "access");
    if (closed) {
      throw new IllegalStateException("this secret was closed and wiped");
    }
    return utf8;
  }
}
