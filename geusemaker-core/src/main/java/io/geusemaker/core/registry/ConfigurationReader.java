package io.geusemaker.core.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.core.image.ImageConfiguration;
import io.geusemaker.core.image.Platform;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the document that says how containers of an image start. */
final class ConfigurationReader {

  private final JsonNode document;
  private final Question question;

  private ConfigurationReader(JsonNode document, Question question) {
    this.document = document;
    this.question = question;
  }

  static ImageConfiguration read(JsonNode document, long downloadSize, Question question) {
    return new ConfigurationReader(document, question).read(downloadSize);
  }

  private ImageConfiguration read(long downloadSize) {
    return new ImageConfiguration(
        platform(),
        created(),
        words("Entrypoint"),
        words("Cmd"),
        text("User"),
        text("WorkingDir"),
        names("Volumes"),
        names("ExposedPorts"),
        environment(),
        labels(),
        text("StopSignal"),
        downloadSize);
  }

  private Platform platform() {
    try {
      return new Platform(
          document.path("os").asText(),
          document.path("architecture").asText(),
          document.path("variant").asText());
    } catch (GeuseMakerException e) {
      throw question.malformed("it does not say what it is built for");
    }
  }

  /** Builds that can be repeated often give no time or the beginning of time. */
  private Optional<Instant> created() {
    try {
      Instant created = OffsetDateTime.parse(document.path("created").asText()).toInstant();
      return Optional.of(created).filter(time -> time.isAfter(Instant.EPOCH));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private JsonNode setting(String name) {
    return document.path("config").path(name);
  }

  private String text(String name) {
    return setting(name).asText("");
  }

  private List<String> words(String name) {
    JsonNode words = setting(name);
    List<String> read = new ArrayList<>();
    if (isGiven(words, words.isArray(), name)) {
      words.forEach(word -> read.add(word.asText()));
    }
    return read;
  }

  private Set<String> names(String name) {
    JsonNode members = setting(name);
    Set<String> read = new TreeSet<>();
    if (isGiven(members, members.isObject(), name)) {
      members.fieldNames().forEachRemaining(read::add);
    }
    return read;
  }

  private Map<String, String> environment() {
    Map<String, String> read = new LinkedHashMap<>();
    for (String assignment : words("Env")) {
      int equals = assignment.indexOf('=');
      read.put(
          equals < 0 ? assignment : assignment.substring(0, equals),
          equals < 0 ? "" : assignment.substring(equals + 1));
    }
    return read;
  }

  private Map<String, String> labels() {
    JsonNode members = setting("Labels");
    Map<String, String> read = new LinkedHashMap<>();
    if (isGiven(members, members.isObject(), "Labels")) {
      members.properties().forEach(label -> read.put(label.getKey(), label.getValue().asText()));
    }
    return read;
  }

  private boolean isGiven(JsonNode value, boolean asExpected, String name) {
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (!asExpected) {
      throw question.malformed("its " + name + " has another form than expected");
    }
    return true;
  }
}
