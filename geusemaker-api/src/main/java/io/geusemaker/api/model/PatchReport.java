package io.geusemaker.api.model;

import io.geusemaker.api.report.Chart;
import io.geusemaker.api.report.Grid;
import io.geusemaker.api.report.Html;
import io.geusemaker.api.report.Page;
import io.geusemaker.api.report.Seconds;
import io.geusemaker.api.report.Tone;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The page of a patch. */
final class PatchReport {

  private PatchReport() {}

  static String of(PatchResult result) {
    int patched = result.patchesApplied().size();
    Page page =
        new Page(
            result.receipt().deploymentName(),
            patched == 0
                ? "Nothing was patched"
                : ReportParts.count(patched, "service") + " patched");
    VulnerabilityReport vulnerabilities =
        new VulnerabilityReport(result.patchesApplied(), result.patchesSkipped());
    vulnerabilities.outcome(page);
    page.figure("Patched", Integer.toString(patched), Tone.PLAIN);
    vulnerabilities.figures(page);
    OptionalDouble longest =
        result.downtimeSeconds().values().stream().mapToDouble(Double::doubleValue).max();
    longest.ifPresent(away -> page.figure("Longest outage", Seconds.of(away), Tone.PLAIN));
    ReportParts.figures(page, result.durationSeconds(), result.warnings());
    ReportParts.warnings(page, result.warnings());
    page.section(
        "What changed",
        applied(result),
        digests(result),
        ReportParts.files(result.previousState()));
    page.section("Not patched", skipped(result));
    vulnerabilities.sections(page);
    page.section("Findings", findings(result));
    new ProofReport(result.proofs(), List.of(), ResultText.Secrets.NEW_AND_OLD).section(page);
    page.section("Downtime", downtime(result.downtimeSeconds(), longest.orElse(0)));
    ReportParts.steps(page, result.steps(), result.durationSeconds());
    ReportParts.before(page, result.previousState());
    ReportParts.imprint(page, result.receipt(), result.roundTrips());
    return page.html();
  }

  private static Html applied(PatchResult result) {
    Grid grid = new Grid("Images", "Service", "Image", "Before", "Now", "Kind");
    for (PatchInfo patch : result.patchesApplied()) {
      grid.row(
          patch.serviceName(),
          Html.code(patch.image()),
          Html.text(patch.oldVersion()),
          Html.text(patch.newVersion()),
          Html.text(patch.patchLevel()));
    }
    return grid.html();
  }

  private static Html digests(PatchResult result) {
    Grid grid = new Grid("Digests", "Service", "Before", "Now");
    for (PatchInfo patch : result.patchesApplied()) {
      grid.row(patch.serviceName(), Html.code(patch.oldDigest()), Html.code(patch.newDigest()));
    }
    return grid.html();
  }

  private static Html skipped(PatchResult result) {
    Grid grid = new Grid("What was left alone", "Service", "Image", "Runs", "Held back", "Why");
    for (PatchInfo patch : result.patchesSkipped()) {
      grid.row(
          patch.serviceName(),
          Html.code(patch.image()),
          Html.text(patch.oldVersion()),
          Html.text(patch.newVersion()),
          Html.text(patch.skippedBecause().orElse("")));
    }
    return grid.html();
  }

  private static Html findings(PatchResult result) {
    Grid grid = new Grid("What was found out about each patch", "Service", "Weight", "Finding");
    Stream.concat(result.patchesApplied().stream(), result.patchesSkipped().stream())
        .forEach(
            patch ->
                patch
                    .findings()
                    .forEach(
                        finding ->
                            grid.row(
                                patch.serviceName(),
                                weight(finding.severity()),
                                Html.text(finding.text()))));
    return grid.html();
  }

  private static Html weight(Finding.Severity severity) {
    return switch (severity) {
      case INFO -> Tone.PLAIN.label("info");
      case WARNING -> Tone.WARN.label("warning");
      case BLOCKER -> Tone.BAD.label("blocker");
    };
  }

  private static Html downtime(Map<String, Double> downtime, double longest) {
    Chart chart = new Chart("How long each service did not answer", "Away", longest);
    downtime.forEach((service, seconds) -> chart.bar(service, 0, seconds, Tone.WARN));
    return chart.html();
  }
}
