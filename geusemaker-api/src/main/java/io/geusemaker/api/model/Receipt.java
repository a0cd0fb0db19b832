package io.geusemaker.api.model;

import java.time.Instant;

/**
 * Names a finished operation, to refer to it later.
 *
 * @param operationId the operation
 * @param deploymentName the deployment
 * @param planHash hash of the plan that was carried out
 * @param finishedAt when it ended
 */
public record Receipt(
    String operationId, String deploymentName, String planHash, Instant finishedAt) {

  /** One line: which operation, where and when. */
  @Override
  public String toString() {
    return OneLine.of(operationId + " on " + deploymentName + " at " + finishedAt);
  }
}
