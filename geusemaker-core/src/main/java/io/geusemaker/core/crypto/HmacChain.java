package io.geusemaker.core.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Chains the lines of a log: each is a JSON object whose last member, {@code mac}, is an
 * HMAC-SHA-256 of the line itself and of the one before. A line that was changed, moved, added or
 * taken out of the middle breaks the chain. What is missing at the end does not show.
 *
 * <p>An instance stands at one place of one log, and is for one thread.
 */
public final class HmacChain {

  /** The bytes of a key. */
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] OPENING = ",\"mac\":\"".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CLOSING = "\"}".getBytes(StandardCharsets.UTF_8);
  private static final int TRAILER = OPENING.length + 2 * KEY_BYTES + CLOSING.length;

  private final Mac mac;
  private byte[] previous = new byte[KEY_BYTES];

  /**
   * Stands at the beginning of a log.
   *
   * @param key the log's key, {@value #KEY_BYTES} random bytes
   */
  public HmacChain(byte[] key) {
    mac = keyed(key);
  }

  /**
   * The HMAC-SHA-256 of something beside the log. It must not begin with {@value #KEY_BYTES} bytes
   * that are zero or a mac, as what is chained does.
   *
   * @param key the log's key
   * @param message what to authenticate
   * @return {@value #KEY_BYTES} bytes
   */
  public static byte[] mac(byte[] key, byte[] message) {
    return keyed(key).doFinal(message);
  }

  /**
   * Where the chain stands behind a line, if the line is right, which this does not check.
   *
   * @param line without line break
   * @return for {@link #returnTo}; empty when the line does not end as {@link #link} ends it
   */
  public static Optional<byte[]> claimedPlace(byte[] line) {
    int start = line.length - CLOSING.length - 2 * KEY_BYTES;
    if (start < 0) {
      return Optional.empty();
    }
    String hex = new String(line, start, 2 * KEY_BYTES, StandardCharsets.ISO_8859_1);
    try {
      return Optional.of(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes the next line, and goes on to it.
   *
   * @param json a JSON object on one line, with at least one member and none called {@code mac}
   * @return the line, without line break
   */
  public byte[] link(byte[] json) {
    byte[] body = Arrays.copyOf(json, json.length - 1);
    previous = next(body);
    ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + TRAILER);
    line.writeBytes(body);
    line.writeBytes(OPENING);
    line.writeBytes(hex(previous));
    line.writeBytes(CLOSING);
    return line.toByteArray();
  }

  /**
   * Checks that a line is the next one, and if so goes on to it.
   *
   * @param line without line break
   * @return what {@link #link} was given; empty when the line is not the next one
   */
  public Optional<byte[]> verify(byte[] line) {
    int bodyLength = line.length - TRAILER;
    if (bodyLength < 1) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(line, bodyLength);
    byte[] expected = next(body);
    ByteArrayOutputStream trailer = new ByteArrayOutputStream(TRAILER);
    trailer.writeBytes(OPENING);
    trailer.writeBytes(hex(expected));
    trailer.writeBytes(CLOSING);
    byte[] found = Arrays.copyOfRange(line, bodyLength, line.length);
    if (!MessageDigest.isEqual(trailer.toByteArray(), found)) {
      return Optional.empty();
    }
    previous = expected;
    byte[] json = Arrays.copyOf(body, bodyLength + 1);
    json[bodyLength] = '}';
    return Optional.of(json);
  }

  /**
   * Where it stands.
   *
   * @return for {@link #returnTo}
   */
  public byte[] place() {
    return previous.clone();
  }

  /**
   * Goes back, after a line could not be written.
   *
   * @param place what {@link #place} returned
   */
  public void returnTo(byte[] place) {
    previous = place.clone();
  }

  private static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has " + ALGORITHM, e);
    }
  }

  private byte[] next(byte[] body) {
    mac.update(previous);
    return mac.doFinal(body);
  }

  private static byte[] hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.UTF_8);
  }
}
