package io.geusemaker.core.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads mappings with their {@code <<} merges followed. */
final class YamlMapping {

  private static final int DEPTH_LIMIT = 50;

  private YamlMapping() {}

  /**
   * The entries of a mapping; its own keys win over merged ones, and of merged ones the first.
   *
   * @throws io.geusemaker.api.failure.GeuseMakerException when it is not a mapping, has a key twice
   *     or a key that is not a scalar, or merges what is not a mapping
   */
  static Map<String, Node> entries(YamlText text, Node node, String what) {
    return entries(text, node, what, 0);
  }

  private static Map<String, Node> entries(YamlText text, Node node, String what, int depth) {
    if (!(node instanceof MappingNode mapping)) {
      throw text.unreadable(what + " is not a mapping");
    }
    if (depth > DEPTH_LIMIT) {
      throw text.unreadable(what + " merges itself");
    }
    Map<String, Node> own = new LinkedHashMap<>();
    Map<String, Node> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw text.unreadable(what + " has a key that is not a single value");
      }
      if (key.getValue().equals("<<") && key.getScalarStyle() == ScalarStyle.PLAIN) {
        for (Node source : sources(tuple.getValueNode())) {
          entries(text, source, what, depth + 1).forEach(merged::putIfAbsent);
        }
      } else if (own.put(key.getValue(), tuple.getValueNode()) != null) {
        throw text.unreadable(what + " has the key " + key.getValue() + " twice");
      }
    }
    merged.forEach(own::putIfAbsent);
    return own;
  }

  private static List<Node> sources(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }
}
