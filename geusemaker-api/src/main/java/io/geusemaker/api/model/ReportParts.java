package io.geusemaker.api.model;

import io.geusemaker.api.report.Chart;
import io.geusemaker.api.report.Grid;
import io.geusemaker.api.report.Html;
import io.geusemaker.api.report.Page;
import io.geusemaker.api.report.Seconds;
import io.geusemaker.api.report.Tone;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The parts that the pages of all results have. */
final class ReportParts {

  static final String MASK = "********";

  /** Less than this does not show beside the times of steps. */
  private static final double LEAST_REST = 0.05;

  private ReportParts() {}

  static String count(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  static void figures(Page page, double seconds, List<String> warnings) {
    page.figure("Took", Seconds.of(seconds), Tone.PLAIN);
    if (!warnings.isEmpty()) {
      page.figure("Warnings", Integer.toString(warnings.size()), Tone.WARN);
    }
  }

  static void warnings(Page page, List<String> warnings) {
    page.section("Warnings", Html.all(warnings.stream().map(Tone.WARN::note).toList()));
  }

  static Html files(PreviousState before) {
    Grid grid = new Grid("Files that changed", "File", "SHA-256 before");
    before.fileDigests().forEach((file, digest) -> grid.row(file, Html.code(digest)));
    return grid.html();
  }

  /** Steps follow each other at once; what is left of the whole is mostly before the first. */
  static void steps(Page page, List<StepReport> steps, double seconds) {
    double stepping = steps.stream().mapToDouble(StepReport::seconds).sum();
    double rest = Math.max(0, seconds - stepping);
    Chart chart = new Chart(Seconds.of(seconds) + " in all", "Took", rest + stepping);
    if (rest > LEAST_REST && !steps.isEmpty()) {
      chart.bar("Looking, planning, recording", 0, rest, Tone.PLAIN);
    }
    double from = rest;
    for (StepReport step : steps) {
      chart.bar(step.description(), from, step.seconds(), Tone.GOOD);
      from += step.seconds();
    }
    page.section("Steps", chart.html());
  }

  static void before(Page page, PreviousState before) {
    Grid images = new Grid("What ran", "Service", "Image");
    for (Map.Entry<String, String> image : before.containerImages().entrySet()) {
      images.row(image.getKey(), Html.code(image.getValue()));
    }
    page.section(
        "Before",
        Tone.PLAIN.note(before.status() + ", looked at " + time(before.createdAt())),
        images.html());
  }

  static void imprint(Page page, Receipt receipt, int roundTrips) {
    page.imprint("Operation", Html.code(receipt.operationId()))
        .imprint("Finished", Html.text(time(receipt.finishedAt())))
        .imprint("Plan", Html.code(receipt.planHash()))
        .imprint("Round trips to the host", Html.text(Integer.toString(roundTrips)));
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
  }
}
