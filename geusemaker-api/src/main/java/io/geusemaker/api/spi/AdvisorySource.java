package io.geusemaker.api.spi;

import java.io.IOException;
import java.util.List;

/**
 * Knows vulnerabilities of images. It tells what there is; which versions have them, what a patch
 * fixes and what stays open is worked out by the engine.
 */
public interface AdvisorySource {

  /**
   * What is known of the releases of an image, whatever their version.
   *
   * @param repository as people write it, such as {@code n8nio/n8n} or {@code ghcr.io/acme/search}
   * @return the advisories; an empty list says that there are none, not that the source cannot tell
   * @throws IOException when the source cannot tell; its message says why, in a clause
   */
  List<ImageAdvisory> advisories(String repository) throws IOException;
}
