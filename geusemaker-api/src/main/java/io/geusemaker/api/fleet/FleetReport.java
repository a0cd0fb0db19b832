package io.geusemaker.api.fleet;

import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.report.Grid;
import io.geusemaker.api.report.Html;
import io.geusemaker.api.report.Page;
import io.geusemaker.api.report.Tone;
import java.util.List;

/** The page of a fleet: those first that have to be looked after. */
final class FleetReport {

  private FleetReport() {}

  static String of(FleetResult<?> result) {
    Page page = new Page("Fleet of " + count(result.outcomes().size()), result.toString());
    page.verdict(
        result.success() ? Tone.GOOD : Tone.BAD,
        result.success()
            ? "All are done."
            : "Not all are done. Each that failed was left as its state says; the same request goes"
                + " on where this one ended.");
    page.figure("Done", "" + result.done().size(), Tone.PLAIN);
    page.figure("Failed", "" + result.failed().size(), tone(result.failed(), Tone.BAD));
    page.figure("Not begun", "" + result.notBegun().size(), tone(result.notBegun(), Tone.WARN));
    page.section("To look after", failed(result.failed()));
    page.section("Not begun", notBegun(result.notBegun()));
    page.section("Done", done(result.done()));
    page.section("Warnings", warnings(result.done()));
    return page.html();
  }

  private static String count(int deployments) {
    return deployments + (deployments == 1 ? " deployment" : " deployments");
  }

  private static Tone tone(List<?> outcomes, Tone otherwise) {
    return outcomes.isEmpty() ? Tone.PLAIN : otherwise;
  }

  private static Html failed(List<? extends FleetOutcome<?>> outcomes) {
    Grid grid = new Grid("Deployments that failed", "Deployment", "What happened", "State", "Next");
    for (FleetOutcome<?> outcome : outcomes) {
      if (outcome instanceof FleetOutcome.Failed<?> failed) {
        grid.row(
            failed.deployment(),
            Html.text(failed.failure().what()),
            Html.text(failed.failure().state()),
            Html.text(failed.failure().next()));
      } else {
        grid.row(
            outcome.deployment(),
            Html.text(outcome.text()),
            Html.NONE,
            Html.text("see its status"));
      }
    }
    return grid.html();
  }

  private static Html notBegun(List<? extends FleetOutcome<?>> outcomes) {
    Grid grid = new Grid("Deployments that are as before", "Deployment", "Why");
    outcomes.forEach(outcome -> grid.row(outcome.deployment(), Html.text(outcome.text())));
    return grid.html();
  }

  private static Html done(List<? extends FleetOutcome.Done<?>> outcomes) {
    Grid grid = new Grid("Deployments that were changed", "Deployment", "Outcome", "What was done");
    for (FleetOutcome.Done<?> outcome : outcomes) {
      boolean open = outcome.result() instanceof PatchResult patch && patch.isStillVulnerable();
      grid.row(
          outcome.deployment(),
          open ? Tone.WARN.label("still vulnerable") : Tone.GOOD.label("done"),
          Html.text(outcome.text()));
    }
    return grid.html();
  }

  private static Html warnings(List<? extends FleetOutcome.Done<?>> outcomes) {
    return Html.all(
        outcomes.stream()
            .flatMap(
                outcome ->
                    warningsOf(outcome.result()).stream()
                        .map(warning -> Tone.WARN.note(outcome.deployment() + ": " + warning)))
            .toList());
  }

  private static List<String> warningsOf(Object result) {
    if (result instanceof RotationResult rotation) {
      return rotation.warnings();
    }
    if (result instanceof PatchResult patch) {
      return patch.warnings();
    }
    return result instanceof RollbackResult rollback ? rollback.warnings() : List.of();
  }
}
