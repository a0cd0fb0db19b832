package io.geusemaker.core.advisory.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The JSON of {@code grype --output json}. */
final class GrypeReport {

  private GrypeReport() {}

  static Optional<ScanReport> read(JsonNode report) {
    JsonNode matches = report.path("matches");
    if (!matches.isArray()) {
      return Optional.empty();
    }
    ScanReport.Builder findings = new ScanReport.Builder("Grype");
    for (JsonNode match : matches) {
      findings.add(
          match.path("artifact").path("name").asText("Grype"),
          match.path("vulnerability").path("id"),
          id -> finding(id, match));
    }
    return Optional.of(findings.build());
  }

  private static Finding finding(String id, JsonNode match) {
    JsonNode found = match.path("vulnerability");
    List<String> related =
        StreamSupport.stream(match.path("relatedVulnerabilities").spliterator(), false)
            .map(other -> other.path("id").asText().strip())
            .filter(other -> !other.isEmpty())
            .toList();
    return new Finding(
        new Advisory(
            ScanReport.ids(id, related),
            Severity.ofWord(found.path("severity").asText()),
            found.path("description").asText()),
        match.path("artifact").path("name").asText(),
        ScanReport.texts(found.path("fix").path("versions")));
  }
}
