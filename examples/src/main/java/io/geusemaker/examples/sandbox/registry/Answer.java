package io.geusemaker.examples.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a registry answers.
 *
 * @param status the status code
 * @param body the body
 * @param headers further headers
 */
record Answer(int status, Document body, Map<String, String> headers) {

  private static final String JSON = "application/json";

  static Answer of(JsonNode json, Map<String, String> headers) {
    return new Answer(200, Document.of(JSON, json), headers);
  }

  static Answer of(Document document) {
    return new Answer(200, document, Map.of("Docker-Content-Digest", document.digest()));
  }

  static Answer error(int status, String code, String message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("errors").addObject().put("code", code).put("message", message);
    return new Answer(status, Document.of(JSON, json), Map.of());
  }
}
