package io.geusemaker.api.model;

import io.geusemaker.api.report.Grid;
import io.geusemaker.api.report.Html;
import io.geusemaker.api.report.Page;
import io.geusemaker.api.report.Tone;

/** The page of a rollback. */
final class RollbackReport {

  private RollbackReport() {}

  static String of(RollbackResult result) {
    int undone = result.operationsUndone().size();
    Page page =
        new Page(
            result.receipt().deploymentName(),
            ReportParts.count(undone, "operation") + " taken back");
    ProofReport proof =
        new ProofReport(
            result.proofs(),
            result.credentialsRestored(),
            ResultText.Secrets.RESTORED_AND_TAKEN_BACK);
    proof.outcome(page);
    page.figure("Taken back", Integer.toString(undone), Tone.PLAIN)
        .figure(
            "Credentials restored",
            Integer.toString(result.credentialsRestored().size()),
            Tone.PLAIN);
    ReportParts.figures(page, result.durationSeconds(), result.warnings());
    ReportParts.warnings(page, result.warnings());
    page.section(
        "What changed",
        operations(result),
        credentials(result),
        ReportParts.files(result.previousState()));
    proof.section(page);
    ReportParts.steps(page, result.steps(), result.durationSeconds());
    ReportParts.before(page, result.previousState());
    ReportParts.imprint(page, result.receipt(), result.roundTrips());
    return page.html();
  }

  private static Html operations(RollbackResult result) {
    Grid grid = new Grid("Operations that were taken back, the latest first", "Operation");
    result.operationsUndone().forEach(grid::row);
    return grid.html();
  }

  private static Html credentials(RollbackResult result) {
    Grid grid = new Grid("Credentials, masked", "Credential", "Before", "Now");
    for (String credential : result.credentialsRestored()) {
      grid.row(
          credential,
          Html.text(ReportParts.MASK + " taken back"),
          Html.text(ReportParts.MASK + " restored"));
    }
    return grid.html();
  }
}
