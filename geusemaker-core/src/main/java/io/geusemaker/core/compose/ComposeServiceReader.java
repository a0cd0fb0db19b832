package io.geusemaker.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the parts of a service's definition that say where its variables come from. */
final class ComposeServiceReader {

  private static final String SECRETS = "/run/secrets/";

  private final YamlText text;
  private final String service;
  private final Map<String, Node> keys;

  private ComposeServiceReader(YamlText text, String service, Node node) {
    this.text = text;
    this.service = service;
    this.keys =
        ComposeDocument.isNothing(text, node)
            ? Map.of()
            : YamlMapping.entries(text, node, "service " + service);
  }

  static ComposeService read(YamlText text, String service, Node node) {
    ComposeServiceReader reader = new ComposeServiceReader(text, service, node);
    return new ComposeService(
        reader.environment(),
        reader.envFiles(),
        reader.secrets(),
        reader.node("image").map(image -> text.scalar(image, reader.what("image"))),
        reader.node("extends").isPresent());
  }

  private Map<String, EnvironmentEntry> environment() {
    Map<String, EnvironmentEntry> entries = new LinkedHashMap<>();
    Optional<Node> node = node("environment");
    if (node.isPresent() && node.get() instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        EnvironmentEntry entry = EnvironmentEntry.listed(text.scalar(item, what("environment")));
        entries.put(entry.variable(), entry);
      }
    } else if (node.isPresent()) {
      YamlMapping.entries(text, node.get(), what("environment"))
          .forEach(
              (variable, value) -> {
                YamlScalar scalar = text.scalar(value, what("variable " + variable));
                entries.put(variable, new EnvironmentEntry(variable, scalar, false));
              });
    }
    return entries;
  }

  private List<EnvFileReference> envFiles() {
    List<EnvFileReference> references = new ArrayList<>();
    for (Node item : items("env_file")) {
      if (item instanceof MappingNode) {
        Map<String, Node> entry = YamlMapping.entries(text, item, what("env_file"));
        if (entry.containsKey("format")) {
          throw text.unreadable(what("env_file") + " has a format of its own");
        }
        boolean required = !field(entry, "required", "env_file").orElse("true").equals("false");
        String path =
            field(entry, "path", "env_file")
                .orElseThrow(() -> text.unreadable(what("env_file") + " has no path"));
        references.add(new EnvFileReference(path, required));
      } else {
        references.add(new EnvFileReference(text.scalar(item, what("env_file")).value(), true));
      }
    }
    return references;
  }

  private List<SecretReference> secrets() {
    List<SecretReference> references = new ArrayList<>();
    for (Node item : items("secrets")) {
      if (item instanceof MappingNode) {
        Map<String, Node> entry = YamlMapping.entries(text, item, what("secrets"));
        String source =
            field(entry, "source", "secrets")
                .orElseThrow(() -> text.unreadable(what("secrets") + " has no source"));
        String target = field(entry, "target", "secrets").orElse(source);
        references.add(
            new SecretReference(source, target.startsWith("/") ? target : SECRETS + target));
      } else {
        String source = text.scalar(item, what("secrets")).value();
        references.add(new SecretReference(source, SECRETS + source));
      }
    }
    return references;
  }

  private List<Node> items(String key) {
    return node(key)
        .map(node -> node instanceof SequenceNode list ? list.getValue() : List.of(node))
        .orElse(List.of());
  }

  private Optional<String> field(Map<String, Node> entry, String key, String owner) {
    return Optional.ofNullable(entry.get(key))
        .map(node -> text.scalar(node, key + " of " + what(owner)).value());
  }

  private Optional<Node> node(String key) {
    return Optional.ofNullable(keys.get(key)).filter(n -> !ComposeDocument.isNothing(text, n));
  }

  private String what(String key) {
    return key + " of service " + service;
  }
}
