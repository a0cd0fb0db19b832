package io.geusemaker.core.advisory;

import java.util.Optional;

/**
 * A version of a program in an image.
 *
 * @param version the program's version, not the tag: without the image's variant, such as {@code
 *     0.5.7} for {@code 0.5.7-rocm}
 * @param digest the image's, such as {@code sha256:...}, where scanner reports are found by it
 */
public record ImageVersion(String version, Optional<String> digest) {

  /**
   * A version of which no digest is known.
   *
   * @param version the program's version
   * @return without a digest
   */
  public static ImageVersion of(String version) {
    return new ImageVersion(version, Optional.empty());
  }

  /**
   * Adds the digest.
   *
   * @param value such as {@code sha256:...}
   * @return with the digest
   */
  public ImageVersion digest(String value) {
    return new ImageVersion(version, Optional.of(value));
  }
}
