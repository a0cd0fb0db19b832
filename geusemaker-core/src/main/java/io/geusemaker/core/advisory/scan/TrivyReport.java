package io.geusemaker.core.advisory.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSON of {@code trivy image --format json}. */
final class TrivyReport {

  private TrivyReport() {}

  static Optional<ScanReport> read(JsonNode report) {
    JsonNode results = report.path("Results");
    if (!report.has("SchemaVersion") || !isList(results)) {
      return Optional.empty();
    }
    ScanReport.Builder findings = new ScanReport.Builder("Trivy");
    for (JsonNode result : results) {
      String target = result.path("Target").asText("Trivy");
      JsonNode vulnerabilities = result.path("Vulnerabilities");
      if (!result.isObject() || !isList(vulnerabilities)) {
        findings.unreadable(target, "what Trivy found there is not a list");
        continue;
      }
      for (JsonNode found : vulnerabilities) {
        findings.add(target, found.path("VulnerabilityID"), id -> finding(id, found));
      }
    }
    return Optional.of(findings.build());
  }

  /** Trivy leaves out lists that are empty. */
  private static boolean isList(JsonNode node) {
    return node.isArray() || node.isMissingNode() || node.isNull();
  }

  private static Finding finding(String id, JsonNode found) {
    List<String> related =
        ScanReport.texts(found.path("VendorIDs")).stream()
            .filter(other -> other.startsWith("GHSA-"))
            .toList();
    String title = found.path("Title").asText();
    return new Finding(
        new Advisory(
            ScanReport.ids(id, related),
            Severity.ofWord(found.path("Severity").asText()),
            title.isBlank() ? found.path("Description").asText() : title),
        found.path("PkgName").asText(),
        Stream.of(found.path("FixedVersion").asText().split(","))
            .map(String::strip)
            .filter(version -> !version.isEmpty())
            .toList());
  }
}
