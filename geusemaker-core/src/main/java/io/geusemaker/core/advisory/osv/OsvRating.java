package io.geusemaker.core.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.advisory.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import us.springett.cvss.Cvss;
import us.springett.cvss.MalformedVectorException;

/** How bad a record says that its vulnerability is: the database's own word, else by its CVSS. */
final class OsvRating {

  private OsvRating() {}

  static Optional<Severity> of(JsonNode item) {
    List<JsonNode> places = new ArrayList<>(List.of(item));
    item.path("affected").forEach(places::add);
    Optional<Severity> word =
        places.stream().flatMap(place -> word(place).stream()).max(Comparator.naturalOrder());
    return word.isPresent()
        ? word
        : places.stream()
            .flatMap(place -> vectors(place).stream())
            .flatMap(vector -> byVector(vector).stream())
            .max(Comparator.naturalOrder());
  }

  private static Optional<Severity> word(JsonNode place) {
    return Severity.ofWord(place.path("database_specific").path("severity").asText())
        .or(() -> Severity.ofWord(place.path("ecosystem_specific").path("severity").asText()));
  }

  private static List<String> vectors(JsonNode place) {
    List<String> vectors = new ArrayList<>();
    place.path("severity").forEach(rating -> vectors.add(rating.path("score").asText()));
    return vectors;
  }

  /** The base score; a vector of CVSS 4 or a damaged one has none here. */
  private static Optional<Severity> byVector(String vector) {
    try {
      Cvss parsed = Cvss.fromVector(vector);
      return parsed == null
          ? Optional.empty()
          : Severity.ofScore(parsed.calculateScore().getBaseScore());
    } catch (MalformedVectorException e) {
      return Optional.empty();
    }
  }
}
