package io.geusemaker.examples.sandbox.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service of a resolved project.
 *
 * @param name its name
 * @param definition its part of the model
 * @param model the whole model
 */
public record Service(String name, JsonNode definition, ObjectNode model) {

  /**
   * The image reference.
   *
   * @return as written
   */
  public String image() {
    return definition.path("image").asText();
  }

  /**
   * The name that its container gets.
   *
   * @return {@code container_name}, or project, service and number
   */
  public String containerName() {
    return definition
        .path("container_name")
        .asText(model.path("name").asText() + "-" + name + "-1");
  }

  /**
   * What the container's processes see, apart from the image's own environment.
   *
   * @return value by name
   */
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    definition
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    return environment;
  }

  /**
   * Directories and secret files of the host that the container sees.
   *
   * @return the mounts
   */
  public List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    for (JsonNode volume : definition.path("volumes")) {
      mounts.add(
          new Mount(
              volume.path("type").asText(),
              volume.path("source").asText(),
              volume.path("target").asText(),
              !volume.path("read_only").asBoolean()));
    }
    for (JsonNode use : definition.path("secrets")) {
      String file = model.path("secrets").path(use.path("source").asText()).path("file").asText();
      mounts.add(new Mount("bind", file, use.path("target").asText(), false));
    }
    return mounts;
  }

  /**
   * The services that must be up before it.
   *
   * @return their names
   */
  public List<String> dependencies() {
    List<String> names = new ArrayList<>();
    definition.path("depends_on").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * What compose compares to decide whether a container is out of date.
   *
   * @return a hash of the definition without its dependencies
   */
  public String configHash() {
    ObjectNode compared = definition.deepCopy();
    compared.remove("depends_on");
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] bytes = compared.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A place of the host inside the container.
   *
   * @param type {@code bind} or {@code volume}
   * @param source the path on the host, or the volume's name
   * @param target the path in the container
   * @param writable whether it may be written
   */
  public record Mount(String type, String source, String target, boolean writable) {}
}
