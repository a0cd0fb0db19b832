package io.geusemaker.examples.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.examples.sandbox.image.ContentDigest;
import java.nio.charset.StandardCharsets;

/**
 * Something that a registry keeps.
 *
 * @param mediaType what it is
 * @param text its text
 */
record Document(String mediaType, String text) {

  static final String INDEX = "application/vnd.oci.image.index.v1+json";
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  static final String LAYER = "application/vnd.sandbox.image.layer.v1+json";

  static Document of(String mediaType, JsonNode json) {
    return new Document(mediaType, json.toString());
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String digest() {
    return ContentDigest.of(bytes());
  }

  boolean isManifest() {
    return mediaType.equals(INDEX) || mediaType.equals(MANIFEST);
  }
}
