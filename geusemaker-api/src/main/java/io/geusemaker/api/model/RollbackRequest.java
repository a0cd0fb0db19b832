package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.Optional;

/**
 * What to take back.
 *
 * @param deploymentName the deployment
 * @param to the operation before which the deployment shall be again; empty when they are counted
 * @param steps how many operations, the last ones; zero when the operation is named
 */
public record RollbackRequest(String deploymentName, Optional<String> to, int steps) {

  /** Checks the name. */
  public RollbackRequest {
    deploymentName = new DeploymentName(deploymentName).value();
  }

  /**
   * The last operations.
   *
   * @param deployment the deployment
   * @param steps how many
   * @return the request
   * @throws GeuseMakerException when it is less than one
   */
  public static RollbackRequest last(DeploymentName deployment, int steps) {
    if (steps < 1) {
      throw invalid("steps", "one operation has to be taken back at least");
    }
    return new RollbackRequest(deployment.value(), Optional.empty(), steps);
  }

  /**
   * An operation and all that came after it.
   *
   * @param deployment the deployment
   * @param operationId the operation
   * @return the request
   * @throws GeuseMakerException when the id is blank
   */
  public static RollbackRequest to(DeploymentName deployment, String operationId) {
    if (operationId.isBlank()) {
      throw invalid("operation id", "it is empty");
    }
    return new RollbackRequest(deployment.value(), Optional.of(operationId.strip()), 0);
  }

  /**
   * An operation and all that came after it.
   *
   * @param deployment the deployment
   * @param receipt of the operation
   * @return the request
   * @throws GeuseMakerException when the receipt is of another deployment
   */
  public static RollbackRequest to(DeploymentName deployment, Receipt receipt) {
    if (!receipt.deploymentName().equals(deployment.value())) {
      throw invalid("receipt", "it is of deployment \"" + receipt.deploymentName() + "\"");
    }
    return to(deployment, receipt.operationId());
  }

  private static GeuseMakerException invalid(String field, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(field, reason));
  }

  /** One line: what in which deployment. */
  @Override
  public String toString() {
    return OneLine.of(
        "rollback of "
            + to.map(id -> "operation " + id)
                .orElse(steps == 1 ? "the last operation" : "the last " + steps + " operations")
            + " in "
            + deploymentName);
  }
}
