package io.geusemaker.core.patch;

import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageConfiguration;
import java.util.List;
import java.util.Optional;

/**
 * The image that a container runs.
 *
 * @param id its id on the host
 * @param digests its repository digests, such as {@code n8nio/n8n@sha256:...}
 * @param configuration how containers of it start
 */
record RunningImage(String id, List<String> digests, ImageConfiguration configuration) {

  private static final String VERSION = "org.opencontainers.image.version";

  RunningImage {
    digests = List.copyOf(digests);
  }

  /** Whether it is what a registry has under that digest. */
  boolean is(Digest digest) {
    return digests.stream().anyMatch(known -> known.endsWith("@" + digest));
  }

  /** The first of its repository digests, or empty text. */
  String digest() {
    return digests.stream()
        .map(known -> known.substring(known.indexOf('@') + 1))
        .findFirst()
        .orElse("");
  }

  /** The version that the image itself names. */
  Optional<String> labelledVersion() {
    return Optional.ofNullable(configuration.labels().get(VERSION)).filter(v -> !v.isBlank());
  }
}
