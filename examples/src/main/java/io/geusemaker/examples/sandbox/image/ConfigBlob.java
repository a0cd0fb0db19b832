package io.geusemaker.examples.sandbox.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration of an image in the form that registries keep and docker shows. */
public final class ConfigBlob {

  private ConfigBlob() {}

  /**
   * Writes the part that is named {@code config}.
   *
   * @param image the image
   * @return JSON
   */
  public static ObjectNode config(ImageConfig image) {
    Start start = image.start();
    ObjectNode config = JsonNodeFactory.instance.objectNode().put("User", start.user());
    if (!start.exposedPorts().isEmpty()) {
      start.exposedPorts().forEach(config.putObject("ExposedPorts")::putObject);
    }
    image.environment().forEach((name, value) -> config.withArray("Env").add(name + "=" + value));
    start.command().forEach(config.putArray("Cmd")::add);
    if (!start.volumes().isEmpty()) {
      start.volumes().forEach(config.putObject("Volumes")::putObject);
    }
    config.put("WorkingDir", start.workingDirectory());
    start.entrypoint().forEach(config.putArray("Entrypoint")::add);
    ObjectNode labels = config.putObject("Labels");
    image.labels().forEach(labels::put);
    if (!start.stopSignal().isEmpty()) {
      config.put("StopSignal", start.stopSignal());
    }
    return config;
  }

  /**
   * Reads a whole configuration.
   *
   * @param blob the document that a registry keeps
   * @param content what is in the image
   * @return the image, for one architecture
   */
  public static ImageConfig read(JsonNode blob, Content content) {
    JsonNode config = blob.path("config");
    Start start =
        new Start(
            words(config.path("Entrypoint")),
            words(config.path("Cmd")),
            config.path("User").asText(),
            config.path("WorkingDir").asText(),
            names(config.path("Volumes")),
            names(config.path("ExposedPorts")),
            config.path("StopSignal").asText(""));
    Map<String, String> environment = new LinkedHashMap<>();
    for (String assignment : words(config.path("Env"))) {
      String[] pair = assignment.split("=", 2);
      environment.put(pair[0], pair[1]);
    }
    Map<String, String> labels = new LinkedHashMap<>();
    config.path("Labels").properties().forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
    return new ImageConfig(
        start,
        environment,
        labels,
        List.of(blob.path("architecture").asText()),
        blob.path("created").asText(),
        content);
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
