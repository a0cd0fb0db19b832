package io.geusemaker.core.registry;

import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageConfiguration;
import io.geusemaker.core.image.ImageReference;
import java.time.Instant;
import java.util.Optional;

/**
 * What a reference stands for in its registry, for one platform.
 *
 * @param reference what was asked for
 * @param indexDigest the digest of the index that has images for several platforms, if it is one
 * @param manifestDigest the digest of the image for the platform
 * @param configuration how containers of it start
 */
public record ResolvedImage(
    ImageReference reference,
    Optional<Digest> indexDigest,
    Digest manifestDigest,
    ImageConfiguration configuration) {

  /**
   * What the tag stands for: the digest that docker records as the image's repository digest.
   *
   * @return the digest of the index, or of the manifest where there is none
   */
  public Digest digest() {
    return indexDigest.orElse(manifestDigest);
  }

  /**
   * The reference with the digest that was found, so that it cannot come to mean anything else.
   *
   * @return the reference with that {@link #digest()}
   */
  public ImageReference pinned() {
    return reference.withDigest(digest());
  }

  /**
   * When it was built, as the image itself says.
   *
   * @return empty when it does not say
   */
  public Optional<Instant> created() {
    return configuration.created();
  }

  /** One line. */
  @Override
  public String toString() {
    return reference.familiar() + " is " + digest().hex().substring(0, 12);
  }
}
