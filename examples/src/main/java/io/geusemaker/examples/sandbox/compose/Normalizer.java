package io.geusemaker.examples.sandbox.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns the short forms of a compose file into the long forms of the resolved model. */
final class Normalizer {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> KEPT =
      List.of("container_name", "image", "restart", "healthcheck", "labels", "user", "runtime");

  private final Path directory;
  private final Map<String, String> variables;
  private final String name;

  Normalizer(Path directory, Map<String, String> variables, String name) {
    this.directory = directory;
    this.variables = variables;
    this.name = name;
  }

  ObjectNode normalize(JsonNode raw) {
    ObjectNode model = NODES.objectNode();
    model.put("name", name);
    model.putObject("networks").putObject("default").put("name", name + "_default");
    if (raw.has("secrets")) {
      ObjectNode secrets = model.putObject("secrets");
      sorted(raw.get("secrets")).forEach((key, value) -> secrets.set(key, secret(key, value)));
    }
    ObjectNode services = model.putObject("services");
    sorted(raw.path("services")).forEach((key, value) -> services.set(key, service(value)));
    if (services.isEmpty()) {
      throw ComposeError.unreadable("no service selected: empty compose file");
    }
    return model;
  }

  private ObjectNode secret(String key, JsonNode raw) {
    return NODES
        .objectNode()
        .put("name", name + "_" + key)
        .put("file", directory.resolve(raw.path("file").asText()).normalize().toString());
  }

  private ObjectNode service(JsonNode raw) {
    ObjectNode service = NODES.objectNode();
    service.set("command", raw.path("command").isMissingNode() ? null : raw.get("command"));
    if (raw.has("depends_on")) {
      service.set("depends_on", dependencies(raw.get("depends_on")));
    }
    service.set("entrypoint", raw.has("entrypoint") ? raw.get("entrypoint") : null);
    Map<String, String> environment = environment(raw);
    if (!environment.isEmpty()) {
      ObjectNode node = service.putObject("environment");
      environment.forEach(node::put);
    }
    KEPT.stream().filter(raw::has).forEach(key -> service.set(key, raw.get(key)));
    service.putObject("networks").putNull("default");
    copyList(raw, service, "ports", this::port);
    copyList(raw, service, "secrets", this::secretUse);
    copyList(raw, service, "volumes", this::volume);
    return service;
  }

  /** {@code env_file} first, {@code environment} over it, even where it is empty. */
  private Map<String, String> environment(JsonNode raw) {
    Map<String, String> environment = new TreeMap<>();
    for (String file : texts(raw.path("env_file"))) {
      environment.putAll(EnvFile.read(directory.resolve(file).normalize(), variables));
    }
    JsonNode own = raw.path("environment");
    own.properties().forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    if (own.isArray()) {
      for (JsonNode item : own) {
        String[] pair = item.asText().split("=", 2);
        if (pair.length == 2) {
          environment.put(pair[0], pair[1]);
        } else if (variables.containsKey(pair[0])) {
          environment.put(pair[0], variables.getOrDefault(pair[0], ""));
        }
      }
    }
    return environment;
  }

  private ObjectNode dependencies(JsonNode raw) {
    ObjectNode node = NODES.objectNode();
    if (raw.isObject()) {
      raw.properties().forEach(e -> node.set(e.getKey(), e.getValue()));
    }
    for (String service : raw.isArray() ? texts(raw) : List.<String>of()) {
      node.putObject(service).put("condition", "service_started").put("required", true);
    }
    return node;
  }

  private JsonNode port(JsonNode raw) {
    if (raw.isObject()) {
      return raw;
    }
    List<String> parts = new ArrayList<>(List.of(raw.asText().split(":")));
    ObjectNode port = NODES.objectNode().put("mode", "ingress");
    if (parts.size() == 3) {
      port.put("host_ip", parts.remove(0));
    }
    port.put("target", Integer.parseInt(parts.get(parts.size() - 1)));
    if (parts.size() == 2) {
      port.put("published", parts.get(0));
    }
    return port.put("protocol", "tcp");
  }

  private JsonNode secretUse(JsonNode raw) {
    String source = raw.isObject() ? raw.path("source").asText() : raw.asText();
    String target = raw.path("target").asText("/run/secrets/" + source);
    return NODES.objectNode().put("source", source).put("target", target);
  }

  private JsonNode volume(JsonNode raw) {
    if (raw.isObject()) {
      return raw;
    }
    String[] parts = raw.asText().split(":", 3);
    boolean bind = parts[0].startsWith("/") || parts[0].startsWith(".");
    ObjectNode volume = NODES.objectNode().put("type", bind ? "bind" : "volume");
    volume.put("source", bind ? directory.resolve(parts[0]).normalize().toString() : parts[0]);
    volume.put("target", parts[1]);
    if (parts.length == 3 && parts[2].equals("ro")) {
      volume.put("read_only", true);
    }
    if (bind) {
      volume.putObject("bind").put("create_host_path", true);
    } else {
      volume.putObject("volume");
    }
    return volume;
  }

  private static void copyList(
      JsonNode raw,
      ObjectNode service,
      String key,
      java.util.function.Function<JsonNode, JsonNode> item) {
    if (raw.has(key)) {
      ArrayNode list = service.putArray(key);
      raw.get(key).forEach(value -> list.add(item.apply(value)));
    }
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(item -> texts.add(item.isObject() ? item.path("path").asText() : item.asText()));
    return texts;
  }

  private static Map<String, JsonNode> sorted(JsonNode object) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
