package io.geusemaker.core.patch;

import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PlannedChange;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.step.RehearsePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the plan of a change of images, as people see it. */
final class PatchPlanWriter {

  private final String deployment;
  private final ImageReplacement replacement;
  private final List<PatchInfo> patches;
  private final List<String> warnings;
  private final boolean pulls;
  private final Optional<Rehearsal> rehearsal;

  PatchPlanWriter(
      String deployment,
      ImageReplacement replacement,
      List<PatchInfo> patches,
      List<String> warnings,
      boolean pulls,
      Optional<Rehearsal> rehearsal) {
    this.deployment = deployment;
    this.replacement = replacement;
    this.patches = patches;
    this.warnings = warnings;
    this.pulls = pulls;
    this.rehearsal = rehearsal;
  }

  /** The plan; its hash covers its whole text, the request, and what is on the host. */
  Plan write(Object request) {
    String text = plan("").describe();
    return plan(
        Digests.sha256(
            request
                + "\n"
                + text
                + "\n"
                + replacement.changes()
                + "\n"
                + String.join("\n", replacement.survey().state())));
  }

  private Plan plan(String hash) {
    return new Plan(
        deployment,
        List.of(),
        changes(),
        steps(),
        replacement.services(),
        warnings,
        replacement.services().stream().map(PatchPlanWriter::downtime).toList(),
        patches,
        hash);
  }

  private List<PlannedChange> changes() {
    List<PlannedChange> changes = new ArrayList<>();
    replacement
        .changes()
        .forEach(
            (service, change) ->
                changes.add(
                    new PlannedChange(
                        service + "/image",
                        "compose project",
                        undigested(change.referenceBefore()),
                        undigested(change.referenceAfter()))));
    return changes;
  }

  private static String undigested(String reference) {
    return reference.replaceFirst("@.*", "");
  }

  private List<PlannedStep> steps() {
    List<PlannedStep> steps = new ArrayList<>();
    if (replacement.changes().isEmpty()) {
      return steps;
    }
    if (pulls) {
      steps.add(new PlannedStep("images.pull", "pull the images by digest"));
    }
    rehearsal.ifPresent(
        found ->
            steps.add(
                new PlannedStep("patch.rehearse", RehearsePatch.description(found.releases()))));
    if (replacement.images().database().isPresent()) {
      steps.add(
          new PlannedStep(
              "database.back-up",
              "back up database " + ImageSurveyor.database(replacement.survey())));
    }
    steps.add(new PlannedStep("images.replace", "start " + replacement.inWords()));
    steps.add(PreparedChange.PROVE_IMAGES);
    return steps;
  }

  private static String downtime(String service) {
    return switch (service) {
      case RunningServices.POSTGRES -> "postgres: about 2 s; open connections are cut";
      case RunningServices.N8N -> "n8n: about 20 s, longer when it migrates much data";
      default -> service + ": while its container is recreated";
    };
  }
}
