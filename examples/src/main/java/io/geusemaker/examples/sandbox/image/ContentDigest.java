package io.geusemaker.examples.sandbox.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What documents of a registry are addressed by. */
public final class ContentDigest {

  private ContentDigest() {}

  /**
   * Computes it.
   *
   * @param bytes the document
   * @return {@code sha256:} and 64 hex digits
   */
  public static String of(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
