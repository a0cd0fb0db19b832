package io.geusemaker.core.engine;

import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.StepReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
    double seconds,
    int roundTrips,
    Instant finishedAt) {

  Receipt receipt() {
    return new Receipt(operationId, plan.deploymentName(), plan.hash(), finishedAt);
  }
}
