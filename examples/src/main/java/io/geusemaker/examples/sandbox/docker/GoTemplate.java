package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Go's templates that {@code --format} is used for. */
final class GoTemplate {

  private static final Pattern ACTION =
      Pattern.compile("(\\s*)\\{\\{(- )?\\s*(.*?)\\s*( -)?}}(\\s*)", Pattern.DOTALL);
  private static final Pattern RANGE =
      Pattern.compile("range\\s+(?:(\\$\\w+)\\s*,\\s*(\\$\\w+)\\s*:=\\s*)?(.+)");

  private final String source;
  private final List<Part> parts = new ArrayList<>();

  private GoTemplate(String source) {
    this.source = source;
    scan();
  }

  static GoTemplate of(String source) {
    return new GoTemplate(source);
  }

  String render(JsonNode root) {
    StringBuilder out = new StringBuilder();
    Map<String, JsonNode> variables = new HashMap<>();
    variables.put("$", root);
    render(0, parts.size(), root, variables, out);
    return out.toString();
  }

  private void scan() {
    Matcher action = ACTION.matcher(source);
    int position = 0;
    while (action.find(position)) {
      int start = action.group(2) == null ? action.end(1) : action.start();
      parts.add(new Part(false, source.substring(position, start)));
      parts.add(new Part(true, action.group(3)));
      position = action.group(4) == null ? action.start(5) : action.end();
    }
    parts.add(new Part(false, source.substring(position)));
  }

  private void render(
      int from, int to, JsonNode dot, Map<String, JsonNode> variables, StringBuilder out) {
    for (int i = from; i < to; i++) {
      Part part = parts.get(i);
      if (!part.action()) {
        out.append(part.text());
      } else if (part.opens()) {
        Block block = block(i);
        renderBlock(i, block, dot, variables, out);
        i = block.end();
      } else {
        out.append(new GoExpression(part.text(), dot, variables).text());
      }
    }
  }

  private void renderBlock(
      int start, Block block, JsonNode dot, Map<String, JsonNode> variables, StringBuilder out) {
    String head = parts.get(start).text();
    int middle = block.otherwise() < 0 ? block.end() : block.otherwise();
    boolean rendered;
    if (head.startsWith("range")) {
      rendered = renderRange(head, start + 1, middle, dot, variables, out);
    } else {
      String condition = head.replaceFirst("^(if|with)\\s+", "");
      JsonNode value = new GoExpression(condition, dot, variables).value();
      rendered = GoExpression.truth(value);
      if (rendered) {
        render(start + 1, middle, head.startsWith("with") ? value : dot, variables, out);
      }
    }
    if (!rendered && block.otherwise() >= 0) {
      render(block.otherwise() + 1, block.end(), dot, variables, out);
    }
  }

  private boolean renderRange(
      String head,
      int from,
      int to,
      JsonNode dot,
      Map<String, JsonNode> variables,
      StringBuilder out) {
    Matcher range = RANGE.matcher(head);
    if (!range.matches()) {
      throw new UnsupportedCall("template {{" + head + "}}");
    }
    JsonNode collection = new GoExpression(range.group(3), dot, variables).value();
    Iterator<String> keys = collection.fieldNames();
    for (JsonNode item : collection) {
      Map<String, JsonNode> inner = new HashMap<>(variables);
      if (range.group(1) != null) {
        String key = keys.hasNext() ? keys.next() : "";
        inner.put(range.group(1), com.fasterxml.jackson.databind.node.TextNode.valueOf(key));
        inner.put(range.group(2), item);
      }
      render(from, to, item, inner, out);
    }
    return !collection.isEmpty();
  }

  private Block block(int start) {
    int depth = 0;
    int otherwise = -1;
    for (int i = start + 1; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.opens()) {
        depth++;
      } else if (part.action() && part.text().equals("end") && depth-- == 0) {
        return new Block(otherwise, i);
      } else if (part.action() && part.text().equals("else") && depth == 0) {
        otherwise = i;
      }
    }
    throw new DockerError(64, "template parsing error: template: :1: unexpected EOF");
  }

  private record Part(boolean action, String text) {
    boolean opens() {
      return action && text.matches("(if|range|with)\\s.*");
    }
  }

  private record Block(int otherwise, int end) {}
}
