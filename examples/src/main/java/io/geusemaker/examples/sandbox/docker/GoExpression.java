package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One expression of a template, such as {@code .State.Status} or {@code json .Config.Env}. */
final class GoExpression {

  /** Where a row of {@code docker ps} keeps what {@code .Label} looks up. */
  static final String LABELS = "@labels";

  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|\\S+");

  private final String source;
  private final JsonNode dot;
  private final Map<String, JsonNode> variables;

  GoExpression(String source, JsonNode dot, Map<String, JsonNode> variables) {
    this.source = source;
    this.dot = dot;
    this.variables = variables;
  }

  String text() {
    return show(value());
  }

  JsonNode value() {
    List<JsonNode> operands = new ArrayList<>();
    String function = "";
    Matcher words = WORD.matcher(source);
    while (words.find()) {
      String word = words.group();
      if (words.group(1) != null) {
        operands.add(TextNode.valueOf(words.group(1).replace("\\n", "\n").replace("\\\"", "\"")));
      } else if (word.equals(".Label")) {
        function = word;
      } else if (word.startsWith(".") || word.startsWith("$")) {
        operands.add(path(word));
      } else if (function.isEmpty() && operands.isEmpty()) {
        function = word;
      } else {
        throw new UnsupportedCall("template {{" + source + "}}");
      }
    }
    return function.isEmpty() && operands.size() == 1 ? operands.get(0) : apply(function, operands);
  }

  static boolean truth(JsonNode value) {
    if (value.isNull()) {
      return false;
    }
    return value.isValueNode()
        ? !value.asText().isEmpty()
            && !value.asText().equals("false")
            && !value.asText().equals("0")
        : !value.isEmpty();
  }

  private JsonNode apply(String function, List<JsonNode> operands) {
    if (function.equals("println")) {
      StringJoiner line = new StringJoiner(" ", "", "\n");
      operands.forEach(operand -> line.add(show(operand)));
      return TextNode.valueOf(line.toString());
    }
    return switch (function + operands.size()) {
      case "json1" -> TextNode.valueOf(operands.get(0).toString());
      case "print1" -> TextNode.valueOf(show(operands.get(0)));
      case "len1" -> IntNode.valueOf(operands.get(0).size());
      case "not1" -> BooleanNode.valueOf(!truth(operands.get(0)));
      case "eq2" -> BooleanNode.valueOf(show(operands.get(0)).equals(show(operands.get(1))));
      case "join2" -> {
        StringJoiner joiner = new StringJoiner(operands.get(1).asText());
        operands.get(0).forEach(item -> joiner.add(item.asText()));
        yield TextNode.valueOf(joiner.toString());
      }
      case "index2" -> orEmpty(operands.get(0).path(operands.get(1).asText()));
      case ".Label1" -> orEmpty(dot.path(LABELS).path(operands.get(0).asText()));
      default -> throw new UnsupportedCall("template {{" + source + "}}");
    };
  }

  private JsonNode path(String word) {
    String[] steps = word.split("\\.", -1);
    JsonNode value = steps[0].isEmpty() ? dot : variables.getOrDefault(steps[0], NullNode.instance);
    for (int i = 1; i < steps.length; i++) {
      if (steps[i].isEmpty()) {
        continue;
      }
      JsonNode next = value.path(steps[i]);
      if (next.isMissingNode()) {
        throw new DockerError(
            1,
            "template parsing error: template: :1:2: executing \"\" at <%s>: map has no entry for key \"%s\""
                .formatted(word, steps[i]));
      }
      value = next;
    }
    return value;
  }

  private static JsonNode orEmpty(JsonNode value) {
    return value.isMissingNode() ? TextNode.valueOf("") : value;
  }

  private static String show(JsonNode value) {
    if (value.isNull()) {
      return "<nil>";
    }
    if (value.isValueNode()) {
      return value.asText();
    }
    if (value.isArray()) {
      StringJoiner list = new StringJoiner(" ", "[", "]");
      value.forEach(item -> list.add(show(item)));
      return list.toString();
    }
    StringJoiner map = new StringJoiner(" ", "map[", "]");
    value.properties().forEach(entry -> map.add(entry.getKey() + ":" + show(entry.getValue())));
    return map.toString();
  }
}
