package io.geusemaker.core.dynamodb.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A table with the keys {@code folder} and {@code name}. */
final class StandInTable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_ITEM = 400 * 1024;
  private static final int LARGEST_PAGE = 1024 * 1024;
  private static final int LONGEST_PAGE = 7;
  private static final String END = "\u0001";

  /** By folder, then by name. */
  private final NavigableMap<String, JsonNode> items = new TreeMap<>();

  /** The items of one page, and where it ended if there may be more. */
  record Page(List<JsonNode> items, Optional<JsonNode> last) {}

  /** The condition was not met. */
  static final class ConditionFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<JsonNode> item;

    ConditionFailed(Optional<JsonNode> item) {
      this.item = item;
    }

    Optional<JsonNode> item() {
      return item;
    }
  }

  synchronized int size() {
    return items.size();
  }

  synchronized Optional<JsonNode> get(JsonNode key) {
    return Optional.ofNullable(items.get(place(key)));
  }

  synchronized Optional<JsonNode> put(JsonNode request) {
    JsonNode item = request.get("Item");
    int size = size(item);
    if (size > LARGEST_ITEM) {
      throw new IllegalArgumentException("Item size has exceeded the maximum allowed size");
    }
    check(request, place(item));
    return Optional.ofNullable(items.put(place(item), item));
  }

  synchronized Optional<JsonNode> delete(JsonNode request) {
    String place = place(request.get("Key"));
    check(request, place);
    return Optional.ofNullable(items.remove(place));
  }

  private void check(JsonNode request, String place) {
    Optional<JsonNode> present = Optional.ofNullable(items.get(place));
    String condition = request.path("ConditionExpression").asText();
    boolean met =
        switch (condition) {
          case "" -> true;
          case "attribute_not_exists(#v)" ->
              present.filter(item -> item.has(name(request, "#v"))).isEmpty();
          case "#v = :v" ->
              present
                  .filter(item -> value(request, ":v").equals(item.get(name(request, "#v"))))
                  .isPresent();
          default -> throw new IllegalArgumentException("condition " + condition);
        };
    if (!met) {
      throw new ConditionFailed(present);
    }
  }

  /** What a filter leaves out counts for the page all the same, as it does there. */
  synchronized Page page(JsonNode request) {
    if (!request.path("ConsistentRead").asBoolean()) {
      throw new IllegalArgumentException("it may be outdated");
    }
    String from = "";
    String to = "\uffff";
    String condition = request.path("KeyConditionExpression").asText();
    if (!condition.isEmpty()) {
      from = value(request, ":f").path("S").asText() + END;
      if (condition.equals("#f = :f AND begins_with(#n, :p)")) {
        from += value(request, ":p").path("S").asText();
      } else if (!condition.equals("#f = :f")) {
        throw new IllegalArgumentException("condition " + condition);
      }
      to = from + "\uffff";
    }
    if (request.has("ExclusiveStartKey")) {
      from = place(request.get("ExclusiveStartKey")) + "\u0000";
    }
    List<JsonNode> found = new ArrayList<>();
    int size = 0;
    int count = 0;
    for (JsonNode item : items.subMap(from, true, to, true).values()) {
      if (filtered(request, item)) {
        found.add(key(item));
      }
      size += size(item);
      if (++count == LONGEST_PAGE || size > LARGEST_PAGE) {
        return new Page(found, Optional.of(key(item)));
      }
    }
    return new Page(found, Optional.empty());
  }

  private static boolean filtered(JsonNode request, JsonNode item) {
    String filter = request.path("FilterExpression").asText();
    return switch (filter) {
      case "" -> true;
      case "attribute_exists(#v)" -> item.has(name(request, "#v"));
      default -> throw new IllegalArgumentException("filter " + filter);
    };
  }

  private static String name(JsonNode request, String placeholder) {
    return request.path("ExpressionAttributeNames").path(placeholder).asText();
  }

  private static JsonNode value(JsonNode request, String placeholder) {
    JsonNode value = request.path("ExpressionAttributeValues").path(placeholder);
    if (value.path("S").asText().isEmpty()) {
      throw new IllegalArgumentException("an empty key or no value: " + placeholder);
    }
    return value;
  }

  private static ObjectNode key(JsonNode item) {
    ObjectNode key = JSON.createObjectNode();
    key.set("folder", item.get("folder"));
    key.set("name", item.get("name"));
    return key;
  }

  private static String place(JsonNode key) {
    String folder = key.path("folder").path("S").asText();
    String name = key.path("name").path("S").asText();
    if (folder.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("The provided key element does not match the schema");
    }
    return folder + END + name;
  }

  private static int size(JsonNode item) {
    int[] size = new int[1];
    item.properties()
        .forEach(
            member -> {
              JsonNode bytes = member.getValue().path("B");
              size[0] +=
                  member.getKey().length()
                      + (bytes.isMissingNode()
                          ? member.getValue().toString().length()
                          : bytes.asText().length() / 4 * 3);
            });
    return size[0];
  }
}
