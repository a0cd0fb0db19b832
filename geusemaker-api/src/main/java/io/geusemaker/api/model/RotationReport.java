package io.geusemaker.api.model;

import io.geusemaker.api.report.Grid;
import io.geusemaker.api.report.Html;
import io.geusemaker.api.report.Page;
import io.geusemaker.api.report.Tone;

/** The page of a rotation. */
final class RotationReport {

  private RotationReport() {}

  static String of(RotationResult result) {
    int rotated = result.credentialsRotated().size();
    Page page =
        new Page(
            result.receipt().deploymentName(),
            rotated == 0
                ? "No credential was due"
                : ReportParts.count(rotated, "credential") + " rotated");
    ProofReport proof =
        new ProofReport(
            result.proofs(), result.credentialsRotated(), ResultText.Secrets.NEW_AND_OLD);
    proof.outcome(page);
    page.figure("Rotated", Integer.toString(rotated), Tone.PLAIN);
    ReportParts.figures(page, result.durationSeconds(), result.warnings());
    ReportParts.warnings(page, result.warnings());
    page.section("What changed", credentials(result), ReportParts.files(result.previousState()));
    proof.section(page);
    ReportParts.steps(page, result.steps(), result.durationSeconds());
    ReportParts.before(page, result.previousState());
    ReportParts.imprint(page, result.receipt(), result.roundTrips());
    return page.html();
  }

  private static Html credentials(RotationResult result) {
    Grid grid = new Grid("Credentials, masked", "Credential", "Before", "Now");
    for (String credential : result.credentialsRotated()) {
      int version = result.previousState().credentialVersions().getOrDefault(credential, 0);
      grid.row(
          credential,
          Html.text(version == 0 ? "not on record" : ReportParts.MASK + " version " + version),
          Html.text(ReportParts.MASK + " new"));
    }
    return grid.html();
  }
}
