package io.geusemaker.core.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One document of a compose file.
 *
 * @param services definition by name
 * @param secretFiles path as written by name of the top-level secret
 * @param unsupported what it does that is not followed
 */
record ComposeDocument(
    Map<String, ComposeService> services,
    Map<String, String> secretFiles,
    List<String> unsupported) {

  static ComposeDocument read(YamlText text, Node root) {
    if (isNothing(text, root)) {
      return new ComposeDocument(Map.of(), Map.of(), List.of());
    }
    Map<String, Node> top = YamlMapping.entries(text, root, "the file");
    List<String> unsupported = new ArrayList<>();
    if (top.containsKey("include")) {
      unsupported.add("it includes other compose files");
    }
    if (hasCustomTag(root, Collections.newSetFromMap(new IdentityHashMap<>()))) {
      unsupported.add("it has tags such as !reset or !override");
    }
    Map<String, ComposeService> services = new LinkedHashMap<>();
    section(text, top, "services")
        .forEach(
            (name, node) -> {
              services.put(name, ComposeServiceReader.read(text, name, node));
              if (services.get(name).extending()) {
                unsupported.add("its service " + name + " extends another one");
              }
            });
    Map<String, String> secretFiles = new LinkedHashMap<>();
    section(text, top, "secrets")
        .forEach(
            (name, node) -> {
              Node file = section(text, Map.of("", node), "").get("file");
              if (file != null) {
                secretFiles.put(name, text.scalar(file, "the file of secret " + name).value());
              }
            });
    return new ComposeDocument(services, secretFiles, unsupported);
  }

  private static Map<String, Node> section(YamlText text, Map<String, Node> top, String name) {
    Node node = top.get(name);
    return node == null || isNothing(text, node)
        ? Map.of()
        : YamlMapping.entries(text, node, name.isEmpty() ? "a secret" : name);
  }

  static boolean isNothing(YamlText text, Node node) {
    return !(node instanceof MappingNode)
        && !(node instanceof SequenceNode)
        && text.scalar(node, "node").isNull();
  }

  private static boolean hasCustomTag(Node node, Set<Node> visited) {
    if (!visited.add(node)) {
      return false;
    }
    if (node.getTag().getValue().startsWith("!")) {
      return true;
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().anyMatch(item -> hasCustomTag(item, visited));
    }
    return node instanceof MappingNode mapping
        && mapping.getValue().stream()
            .anyMatch(
                tuple ->
                    hasCustomTag(tuple.getKeyNode(), visited)
                        || hasCustomTag(tuple.getValueNode(), visited));
  }
}
