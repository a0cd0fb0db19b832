package io.geusemaker.core.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Entries as JSON on one line: {@code seq}, {@code time}, {@code type}, {@code step}, {@code code}.
 */
final class JournalLine {

  private JournalLine() {}

  static ObjectNode tree(JournalEntry entry) {
    ObjectNode tree =
        Json.mapper()
            .createObjectNode()
            .put("seq", entry.seq())
            .put("time", entry.time().toString())
            .put("type", entry.type().text());
    entry.step().ifPresent(step -> tree.put("step", step));
    entry.code().ifPresent(code -> tree.put("code", code));
    return tree;
  }

  static byte[] bytes(ObjectNode tree) {
    try {
      return Json.mapper().writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  static Optional<ObjectNode> parse(byte[] line) {
    try {
      return Json.mapper().readTree(line) instanceof ObjectNode tree
          ? Optional.of(tree)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Optional<JournalEntry> entry(ObjectNode tree) {
    JsonNode seq = tree.path("seq");
    Optional<EntryType> type = EntryType.of(tree.path("type").asText());
    if (!seq.isInt() || type.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new JournalEntry(
              seq.intValue(),
              Instant.parse(tree.path("time").asText()),
              type.get(),
              Optional.ofNullable(tree.path("step").textValue()),
              Optional.ofNullable(tree.path("code").textValue())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
