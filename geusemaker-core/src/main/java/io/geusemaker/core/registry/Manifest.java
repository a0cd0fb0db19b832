package io.geusemaker.core.registry;

import io.geusemaker.core.image.Digest;
import java.nio.charset.StandardCharsets;

/**
 * A manifest or an index of manifests, as the registry keeps it.
 *
 * @param digest its digest, computed here
 * @param mediaType what it says that it is, or else the registry
 * @param json its text; as UTF-8 it has that digest
 */
public record Manifest(Digest digest, String mediaType, String json) {

  /**
   * The bytes that the digest was made of.
   *
   * @return a new array
   */
  public byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** One line, without the text. */
  @Override
  public String toString() {
    return "manifest " + digest;
  }
}
