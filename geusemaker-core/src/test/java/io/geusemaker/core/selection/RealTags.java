package io.geusemaker.core.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The tags of a real repository. */
record RealTags(String repository, List<String> tags) {

  static final List<String> REPOSITORIES =
      List.of(
          "library/postgres",
          "library/redis",
          "library/nginx",
          "n8nio/n8n",
          "ollama/ollama",
          "qdrant/qdrant",
          "unclecode/crawl4ai");

  static RealTags of(String repository) {
    String file = "tags/" + repository.replace('/', '-') + ".json";
    try (InputStream json = RealTags.class.getResourceAsStream(file)) {
      List<String> tags = new ArrayList<>();
      for (JsonNode tag : new ObjectMapper().readTree(json).get("tags")) {
        tags.add(tag.asText());
      }
      return new RealTags(repository, List.copyOf(tags));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
