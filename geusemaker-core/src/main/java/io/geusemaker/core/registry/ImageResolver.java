package io.geusemaker.core.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.http.Shown;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageConfiguration;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.image.Platform;
import io.geusemaker.core.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the image for one platform behind a reference. */
final class ImageResolver {

  private static final long CONFIGURATION_LIMIT = 8 << 20;

  /** Where documents come from: the registry or what was kept of it. */
  interface Source {
    Manifest manifest(ImageReference reference);

    String blob(ImageReference image, Digest digest, long limit, Question question);
  }

  private final Source source;
  private final ImageReference reference;
  private final Platform platform;
  private final Question question;

  ImageResolver(Source source, ImageReference reference, Platform platform) {
    this.source = source;
    this.reference = reference;
    this.platform = platform;
    this.question = new Question(reference.repository().registry(), reference.familiar());
  }

  ResolvedImage resolve() {
    Manifest found = source.manifest(reference);
    if (MediaTypes.IMAGES.contains(found.mediaType())) {
      return image(found, Optional.empty());
    }
    if (MediaTypes.INDEXES.contains(found.mediaType())) {
      Digest chosen = choose(json(found.json()).path("manifests"));
      Manifest image = source.manifest(reference.withDigest(chosen));
      if (MediaTypes.IMAGES.contains(image.mediaType())) {
        return image(image, Optional.of(found.digest()));
      }
      throw notAnImage("an index of " + Shown.of(image.mediaType()));
    }
    throw notAnImage(Shown.of(found.mediaType()));
  }

  private Digest choose(JsonNode entries) {
    Map<Platform, Digest> images = new LinkedHashMap<>();
    for (JsonNode entry : entries) {
      platform(entry.path("platform")).ifPresent(built -> images.putIfAbsent(built, digest(entry)));
    }
    return platform
        .best(images.keySet())
        .map(images::get)
        .orElseThrow(() -> noPlatform(images.keySet()));
  }

  /** Attestations are listed among the images, for a platform that is unknown. */
  private static Optional<Platform> platform(JsonNode described) {
    try {
      Platform platform =
          new Platform(
              described.path("os").asText(),
              described.path("architecture").asText(),
              described.path("variant").asText());
      return Optional.of(platform).filter(built -> !built.os().equals("unknown"));
    } catch (GeuseMakerException e) {
      return Optional.empty();
    }
  }

  private ResolvedImage image(Manifest manifest, Optional<Digest> index) {
    JsonNode document = json(manifest.json());
    JsonNode described = document.path("config");
    String mediaType = described.path("mediaType").asText();
    if (!MediaTypes.CONFIGURATIONS.contains(mediaType)) {
      throw notAnImage("an artifact with " + Shown.of(mediaType));
    }
    Question about =
        new Question(question.registry(), "the configuration of " + reference.familiar());
    String text = source.blob(reference, digest(described), CONFIGURATION_LIMIT, about);
    ImageConfiguration configuration =
        ConfigurationReader.read(json(text), size(document.path("layers")), about);
    Platform built = configuration.platform();
    if (!built.os().equals(platform.os())
        || !built.architecture().equals(platform.architecture())
        || (index.isEmpty() && !platform.runs(built))) {
      throw noPlatform(List.of(built));
    }
    return new ResolvedImage(reference, index, manifest.digest(), configuration);
  }

  private long size(JsonNode layers) {
    long size = 0;
    for (JsonNode layer : layers) {
      long bytes = layer.path("size").asLong(-1);
      if (bytes < 0 || size + bytes < 0) {
        throw question.malformed("it does not say how large its layers are");
      }
      size += bytes;
    }
    return size;
  }

  private Digest digest(JsonNode described) {
    return Digest.find(described.path("digest").asText())
        .orElseThrow(() -> question.malformed("it refers to something without a digest"));
  }

  private JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw question.malformed("it is not JSON");
    }
  }

  private GeuseMakerException noPlatform(Collection<Platform> known) {
    return new GeuseMakerException(
        new RegistryFailure.NoSuchPlatform(
            reference.familiar(),
            platform.toString(),
            known.stream().map(Platform::toString).sorted().toList()));
  }

  private GeuseMakerException notAnImage(String found) {
    return new GeuseMakerException(new RegistryFailure.NotAnImage(reference.familiar(), found));
  }
}
