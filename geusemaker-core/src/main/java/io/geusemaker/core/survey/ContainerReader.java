package io.geusemaker.core.survey;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.core.image.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads what {@code docker inspect} says of a container. */
final class ContainerReader {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "Cmd", "command",
          "Entrypoint", "entry point",
          "Healthcheck", "health check",
          "Labels", "labels");

  private ContainerReader() {}

  /** Reads a container, whose image is looked up by its id. */
  static ServiceContainer read(JsonNode container, Map<String, JsonNode> images) {
    JsonNode labels = container.path("Config").path("Labels");
    String imageId = container.path("Image").asText();
    String reference = container.path("Config").path("Image").asText();
    JsonNode image = images.get(imageId);
    Map<String, String> mounts = new LinkedHashMap<>();
    for (JsonNode mount : container.path("Mounts")) {
      mounts.put(mount.path("Destination").asText(), mount.path("Source").asText());
    }
    List<String> networks = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    names.add(container.path("Name").asText().replaceFirst("^/", ""));
    container
        .path("NetworkSettings")
        .path("Networks")
        .properties()
        .forEach(
            network -> {
              networks.add(network.getKey());
              names.addAll(texts(network.getValue().path("Aliases")));
            });
    return new ServiceContainer(
        labels.path("com.docker.compose.service").asText(),
        container.path("Id").asText(),
        reference,
        imageId,
        image == null || !names(reference, imageId, image),
        image == null ? List.of() : texts(image.path("RepoDigests")),
        container.path("State").path("Status").asText(),
        container.path("State").path("Health").path("Status").asText(""),
        Environment.of(texts(container.path("Config").path("Env"))),
        settings(container.path("Config")),
        List.copyOf(names),
        networks,
        mounts);
  }

  /** Whether a reference still names the image; one that is named by its id always does. */
  private static boolean names(String reference, String imageId, JsonNode image) {
    if (reference.equals(imageId) || reference.startsWith("sha256:")) {
      return true;
    }
    List<String> names = texts(image.path("RepoTags"));
    names.addAll(texts(image.path("RepoDigests")));
    Optional<String> wanted = whole(reference);
    return wanted.isPresent()
        && names.stream().map(ContainerReader::whole).anyMatch(wanted::equals);
  }

  /** The repository and what it is asked for, however it is spelled. */
  private static Optional<String> whole(String reference) {
    try {
      ImageReference parsed = ImageReference.parse(reference);
      return Optional.of(parsed.repository() + " " + parsed.selector());
    } catch (GeuseMakerException e) {
      // Docker writes <none> where a name is missing.
      return Optional.empty();
    }
  }

  private static Environment settings(JsonNode config) {
    Map<String, String> settings = new LinkedHashMap<>();
    new TreeMap<>(SETTINGS)
        .forEach(
            (field, name) -> {
              List<String> words = new ArrayList<>();
              collect(config.path(field), words);
              settings.put(name, String.join("\n", words));
            });
    return Environment.of(settings);
  }

  private static void collect(JsonNode node, List<String> words) {
    if (node.isTextual()) {
      words.add(node.asText());
    }
    node.forEach(child -> collect(child, words));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
