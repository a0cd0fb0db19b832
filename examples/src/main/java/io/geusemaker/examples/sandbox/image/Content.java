package io.geusemaker.examples.sandbox.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is inside an image.
 *
 * @param system the base system's id and version, such as {@code debian 12}
 * @param migrations all that its program knows, oldest first; empty when it does not look at them
 * @param flaw what is wrong with its program
 */
public record Content(String system, List<Migration> migrations, Flaw flaw) {

  /** Copies the migrations. */
  public Content {
    migrations = List.copyOf(migrations);
  }

  /**
   * Content with nothing special about it.
   *
   * @param system the base system's id and version
   * @return the content
   */
  public static Content on(String system) {
    return new Content(system, List.of(), new Flaw.None());
  }

  /**
   * The file that tells a container what system it is.
   *
   * @return the text of {@code /etc/os-release}
   */
  public String osRelease() {
    String[] words = system.split(" ", 2);
    return "ID=%s\nVERSION_ID=\"%s\"\nPRETTY_NAME=\"%s\"\n"
        .formatted(words[0], words.length > 1 ? words[1] : "", system);
  }

  /**
   * Writes it down, as a layer of the image.
   *
   * @return JSON
   */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("system", system);
    json.set("flaw", flaw.toJson());
    json.putArray("migrations");
    for (Migration migration : migrations) {
      json.withArray("migrations")
          .addObject()
          .put("timestamp", migration.timestamp())
          .put("name", migration.name())
          .put("sql", migration.sql());
    }
    return json;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the text
   * @return the content
   */
  public static Content read(JsonNode json) {
    List<Migration> migrations = new ArrayList<>();
    for (JsonNode one : json.path("migrations")) {
      migrations.add(
          new Migration(
              one.path("timestamp").asLong(), one.path("name").asText(), one.path("sql").asText()));
    }
    return new Content(json.path("system").asText(), migrations, Flaw.read(json.path("flaw")));
  }
}
