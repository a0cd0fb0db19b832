package io.geusemaker.core.compose;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * All that a YAML text says, position by position, for comparing two texts.
 *
 * @param tokens the nodes in the order in which they are met, an alias as a pointer back
 */
record YamlShape(List<Token> tokens) {

  /**
   * A node.
   *
   * @param kind what it is
   * @param value the value of a scalar, the number of an alias's target, else blank
   * @param start where a scalar starts, which is not compared
   */
  record Token(String kind, String value, int start) {
    boolean same(Token other) {
      return kind.equals(other.kind) && value.equals(other.value);
    }
  }

  static YamlShape of(YamlText text) {
    List<Token> tokens = new ArrayList<>();
    for (Node document : text.documents()) {
      tokens.add(new Token("document", "", -1));
      visit(text, document, tokens, new IdentityHashMap<>());
    }
    return new YamlShape(tokens);
  }

  private static void visit(
      YamlText text, Node node, List<Token> tokens, Map<Node, Integer> visited) {
    Integer before = visited.putIfAbsent(node, tokens.size());
    if (before != null) {
      tokens.add(new Token("alias", before.toString(), -1));
    } else if (node instanceof ScalarNode scalar) {
      YamlScalar place = text.scalar(scalar, "scalar");
      String kind = place.tagged() ? scalar.getTag().getValue() : type(place);
      tokens.add(new Token(kind, place.value(), place.start()));
    } else if (node instanceof SequenceNode sequence) {
      tokens.add(new Token("[" + sequence.getTag(), "", -1));
      sequence.getValue().forEach(item -> visit(text, item, tokens, visited));
      tokens.add(new Token("]", "", -1));
    } else if (node instanceof MappingNode mapping) {
      tokens.add(new Token("{" + mapping.getTag(), "", -1));
      for (NodeTuple tuple : mapping.getValue()) {
        visit(text, tuple.getKeyNode(), tokens, visited);
        visit(text, tuple.getValueNode(), tokens, visited);
      }
      tokens.add(new Token("}", "", -1));
    }
  }

  private static String type(YamlScalar scalar) {
    return scalar.isNull() || scalar.text().isEmpty() ? "plain" : "text";
  }

  /** This shape, with text of another value at one place. */
  YamlShape with(int start, String value) {
    return new YamlShape(
        tokens.stream()
            .map(token -> token.start() == start ? replaced(token, value) : token)
            .toList());
  }

  private static Token replaced(Token token, String value) {
    return new Token(token.kind().equals("plain") ? "text" : token.kind(), value, token.start());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof YamlShape that) || tokens.size() != that.tokens.size()) {
      return false;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.get(i).same(that.tokens.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return tokens.size();
  }

  /** The values may be secrets. */
  @Override
  public String toString() {
    return tokens.size() + " nodes";
  }
}
