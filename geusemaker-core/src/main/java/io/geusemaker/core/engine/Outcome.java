package io.geusemaker.core.engine;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.StepReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change came to, before it is told as the result of its kind.
 *
 * @param operationId the operation
 * @param plan what was agreed to
 * @param undoes the operations that were taken back
 * @param previous the deployment as it was before
 * @param proofs evidence for each credential
 * @param steps how long each step took
 * @param downtime how long each service did not answer, in seconds
 * @param findings what was found out about each service on the way
 * @param seconds from the first contact to the last proof
 * @param roundTrips how many scripts were run on the host, and commands besides where SSM needed
 *     them
 * @param finishedAt when it was proven
 */
record Outcome(
    String operationId,
    Plan plan,
    List<String> undoes,
    PreviousState previous,
    List<Proof> proofs,
    List<StepReport> steps,
    Map<String, Double> downtime,
    Map<String, Finding> findings,
    double seconds,
    int roundTrips,
    Instant finishedAt) {

  /** The images that changed, with what was found out about them on the way. */
  List<PatchInfo> applied() {
    return plan.applied().stream()
        .map(
            patch ->
                Optional.ofNullable(findings.get(patch.serviceName()))
                    .map(finding -> patch.learned(List.of(finding)))
                    .orElse(patch))
        .toList();
  }

  Receipt receipt() {
    return new Receipt(operationId, plan.deploymentName(), plan.hash(), finishedAt);
  }
}
