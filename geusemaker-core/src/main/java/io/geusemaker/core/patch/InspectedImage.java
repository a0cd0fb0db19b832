package io.geusemaker.core.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.image.ImageConfiguration;
import io.geusemaker.core.image.Platform;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Reads an image's configuration from what {@code docker image inspect} says. */
final class InspectedImage {

  private InspectedImage() {}

  static ImageConfiguration read(JsonNode image) {
    JsonNode config = image.path("Config");
    return new ImageConfiguration(
        new Platform(
            image.path("Os").asText("linux"),
            image.path("Architecture").asText("unknown"),
            image.path("Variant").asText("")),
        created(image.path("Created").asText()),
        words(config.path("Entrypoint")),
        words(config.path("Cmd")),
        config.path("User").asText(""),
        config.path("WorkingDir").asText(""),
        names(config.path("Volumes")),
        names(config.path("ExposedPorts")),
        environment(words(config.path("Env"))),
        labels(config.path("Labels")),
        config.path("StopSignal").asText(""),
        image.path("Size").asLong());
  }

  private static Optional<Instant> created(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static NavigableSet<String> names(JsonNode object) {
    NavigableSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Map<String, String> environment(List<String> assignments) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String assignment : assignments) {
      String[] parts = assignment.split("=", 2);
      environment.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return environment;
  }

  private static Map<String, String> labels(JsonNode object) {
    Map<String, String> labels = new LinkedHashMap<>();
    object.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }
}
