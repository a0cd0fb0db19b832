package io.geusemaker.examples.sandbox.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Interpolates every value of a compose file, and names the place of one that fails. */
final class Places {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Interpolation interpolation;

  Places(Interpolation interpolation) {
    this.interpolation = interpolation;
  }

  JsonNode resolve(JsonNode file) {
    return resolve(file, "");
  }

  private JsonNode resolve(JsonNode node, String place) {
    if (node.isObject()) {
      ObjectNode object = NODES.objectNode();
      node.properties()
          .forEach(e -> object.set(e.getKey(), resolve(e.getValue(), below(place, e.getKey()))));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(item -> array.add(resolve(item, below(place, "[]"))));
      return array;
    }
    return node.isTextual() ? TextNode.valueOf(apply(node.asText(), place)) : node;
  }

  private String apply(String text, String place) {
    try {
      return interpolation.apply(text);
    } catch (ComposeError e) {
      throw ComposeError.unreadable("error while interpolating " + place + ": " + e.getMessage());
    }
  }

  private static String below(String place, String key) {
    return place.isEmpty() ? key : place + "." + key;
  }
}
