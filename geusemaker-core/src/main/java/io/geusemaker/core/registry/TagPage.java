package io.geusemaker.core.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.http.Shown;
import io.geusemaker.core.image.ImageReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list of tags.
 *
 * @param tags in the registry's order
 * @param next where the registry says that the next one is
 */
record TagPage(List<String> tags, Optional<URI> next) {

  static TagPage read(Answer answer) {
    Question question = answer.question();
    JsonNode list = answer.json().path("tags");
    if (!list.isArray() && !list.isNull()) {
      throw question.malformed("there is no list of tags in it");
    }
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : list) {
      if (!tag.isTextual() || !ImageReference.isTag(tag.textValue())) {
        throw question.malformed("what it lists is no tag: " + Shown.of(tag.asText()));
      }
      tags.add(tag.textValue());
    }
    return new TagPage(List.copyOf(tags), next(answer));
  }

  private static Optional<URI> next(Answer answer) {
    List<String> headers = answer.headers("Link");
    Optional<String> target = Links.next(headers);
    if (target.isEmpty() && headers.stream().anyMatch(header -> header.indexOf('<') < 0)) {
      throw answer.question().malformed("its link to the next page cannot be understood");
    }
    URI here = answer.request().uri();
    return target.map(
        link -> {
          try {
            URI there = here.resolve(link);
            if (!link.isBlank() && Origin.of(there).equals(Origin.of(here))) {
              return there;
            }
          } catch (IllegalArgumentException e) {
            // Told below.
          }
          throw answer.question().malformed("its next page is on another server, or nowhere");
        });
  }

  boolean isEmpty() {
    return tags.isEmpty();
  }

  String last() {
    return tags.get(tags.size() - 1);
  }
}
