package io.geusemaker.scripting.runbook;

import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What an operation of a dry run returns: a result in which nothing changed. */
final class OnlyPlanned {

  private static final List<String> WARNING = List.of("dry run: nothing was changed");

  private OnlyPlanned() {}

  static RotationResult rotation(Plan plan) {
    return new RotationResult(
        true, List.of(), Map.of(), unchanged(), 0, WARNING, List.of(), List.of(), 0, receipt(plan));
  }

  static PatchResult patch(Plan plan) {
    return new PatchResult(
        true,
        List.of(),
        List.of(),
        unchanged(),
        0,
        Map.of(),
        WARNING,
        List.of(),
        List.of(),
        0,
        receipt(plan));
  }

  static RollbackResult rollback(Plan plan) {
    return new RollbackResult(
        true,
        List.of(),
        List.of(),
        unchanged(),
        0,
        WARNING,
        List.of(),
        List.of(),
        0,
        receipt(plan));
  }

  private static PreviousState unchanged() {
    return new PreviousState("unchanged", Map.of(), Map.of(), Map.of(), Instant.now());
  }

  private static Receipt receipt(Plan plan) {
    return new Receipt("dry-run", plan.deploymentName(), plan.hash(), Instant.now());
  }
}
