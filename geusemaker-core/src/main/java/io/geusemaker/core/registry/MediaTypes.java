package io.geusemaker.core.registry;

import java.util.List;
import java.util.Set;

/** The kinds of documents that make up an image. */
final class MediaTypes {

  static final Set<String> INDEXES =
      Set.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  static final Set<String> IMAGES =
      Set.of(
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  static final Set<String> CONFIGURATIONS =
      Set.of(
          "application/vnd.oci.image.config.v1+json",
          "application/vnd.docker.container.image.v1+json");

  /** In the order of preference. */
  static final String ACCEPTED =
      String.join(
          ", ",
          List.of(
              "application/vnd.oci.image.index.v1+json",
              "application/vnd.docker.distribution.manifest.list.v2+json",
              "application/vnd.oci.image.manifest.v1+json",
              "application/vnd.docker.distribution.manifest.v2+json"));

  private MediaTypes() {}

  static boolean isManifest(String mediaType) {
    return INDEXES.contains(mediaType) || IMAGES.contains(mediaType);
  }
}
