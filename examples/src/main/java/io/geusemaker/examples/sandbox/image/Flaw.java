package io.geusemaker.examples.sandbox.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** What is wrong with the program in an image. */
public sealed interface Flaw {

  /** Nothing is wrong. */
  record None() implements Flaw {}

  /** It runs, but its health check never succeeds. */
  record NeverHealthy() implements Flaw {}

  /**
   * It comes up and ends by itself, again and again.
   *
   * @param lifetime how long each process lasts
   */
  record Dies(Duration lifetime) implements Flaw {}

  /** It migrates its tables and ends before it serves, again and again; only n8n migrates. */
  record CrashesAfterMigrating() implements Flaw {}

  /** Writes it down. */
  default ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (this instanceof Dies dies) {
      json.put("lifetime", dies.lifetime().toMillis());
    }
    return json.put("kind", getClass().getSimpleName());
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the text
   * @return the flaw
   */
  static Flaw read(JsonNode json) {
    return switch (json.path("kind").asText()) {
      case "NeverHealthy" -> new NeverHealthy();
      case "Dies" -> new Dies(Duration.ofMillis(json.path("lifetime").asLong()));
      case "CrashesAfterMigrating" -> new CrashesAfterMigrating();
      default -> new None();
    };
  }
}
