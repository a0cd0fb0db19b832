package io.geusemaker.core.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.AdvisoryPackage;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.ImageVersion;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Advisories for tests: real ones, and made ones about the npm package "shop". */
final class Records {

  static final AdvisoryPackage SHOP = new AdvisoryPackage("npm", "shop");

  private Records() {}

  static AdvisoryQuestion move(String running, String candidate) {
    return move(List.of(SHOP), running, candidate);
  }

  static AdvisoryQuestion move(List<AdvisoryPackage> packages, String running, String candidate) {
    return new AdvisoryQuestion(packages, ImageVersion.of(running), ImageVersion.of(candidate));
  }

  /** A directory or file of the resources beside the package {@code advisory}. */
  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Records.class.getResource("../" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> lines(String name) {
    try {
      return Files.readAllLines(resource(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One JSON value in which single quotes stand for double ones. */
  static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An advisory about the shop, with one entry for each list of events. */
  static ObjectNode advisory(String id, String... ranges) {
    ObjectNode item = Json.mapper().createObjectNode().put("id", id);
    ArrayNode affected = item.putArray("affected");
    for (String events : ranges) {
      ObjectNode entry = affected.addObject();
      entry.putObject("package").put("ecosystem", "npm").put("name", "shop");
      ObjectNode range = entry.putArray("ranges").addObject().put("type", "ECOSYSTEM");
      range.set("events", json(events));
    }
    return item;
  }

  static ObjectNode known(ObjectNode item, String... aliases) {
    ArrayNode list = item.putArray("aliases");
    for (String alias : aliases) {
      list.add(alias);
    }
    return item;
  }

  /** A source that holds these. */
  static Advisories source(List<? extends JsonNode> items) {
    return question -> {
      OsvReading reading = new OsvReading(question);
      items.forEach(reading::answer);
      return reading.asAnswerOf("the test");
    };
  }
}
