package io.geusemaker.core.image;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names content by its hash.
 *
 * @param algorithm {@code sha256} or {@code sha512}
 * @param hex the hash in lower-case hex
 */
public record Digest(String algorithm, String hex) {

  /** Length of the hash in hex, by algorithm. */
  private static final Map<String, Integer> LENGTHS = Map.of("sha256", 64, "sha512", 128);

  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  /**
   * Checks the digest.
   *
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when it is none
   */
  public Digest {
    Integer length = LENGTHS.get(algorithm);
    if (length == null || hex.length() != length || !HEX.matcher(hex).matches()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "digest",
              "it has to be sha256: and 64 hex digits, or sha512: and 128, in lower case"));
    }
  }

  /**
   * Reads a digest.
   *
   * @param text such as {@code sha256:...}
   * @return the digest
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when it is none
   */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    return new Digest(text.substring(0, Math.max(0, colon)), text.substring(colon + 1));
  }

  /**
   * Reads a digest that others have written.
   *
   * @param text any text
   * @return empty when it is no digest
   */
  public static Optional<Digest> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (GeuseMakerException e) {
      return Optional.empty();
    }
  }

  /**
   * The digest of some content.
   *
   * @param content its bytes
   * @return its SHA-256
   */
  public static Digest of(byte[] content) {
    return of("sha256", content);
  }

  /**
   * The digest of other content by the same algorithm.
   *
   * @param content its bytes
   * @return equal to this one when it is the content that this one names
   */
  public Digest ofSameKind(byte[] content) {
    return of(algorithm, content);
  }

  private static Digest of(String algorithm, byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
      return new Digest(algorithm, HexFormat.of().formatHex(digest.digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256 and SHA-512", e);
    }
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
