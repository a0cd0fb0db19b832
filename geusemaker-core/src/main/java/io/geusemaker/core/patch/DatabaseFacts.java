package io.geusemaker.core.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What matters of the database when its image changes.
 *
 * @param dataDirectory where its data is in the container
 * @param sizeKib its size
 * @param collation the version of the collations that its indexes were built with; can be empty
 * @param extensions version by name
 * @param system the base system that it runs on, such as {@code debian 12}; can be empty
 */
record DatabaseFacts(
    String dataDirectory,
    long sizeKib,
    String collation,
    Map<String, String> extensions,
    String system) {

  DatabaseFacts {
    extensions = new TreeMap<>(extensions);
  }

  static DatabaseFacts read(JsonNode answer, String system) {
    Map<String, String> extensions = new TreeMap<>();
    answer
        .path("extensions")
        .properties()
        .forEach(one -> extensions.put(one.getKey(), one.getValue().asText()));
    return new DatabaseFacts(
        answer.path("data_directory").asText(),
        answer.path("size_kib").asLong(),
        answer.path("collation_recorded").asText(""),
        extensions,
        system);
  }
}
