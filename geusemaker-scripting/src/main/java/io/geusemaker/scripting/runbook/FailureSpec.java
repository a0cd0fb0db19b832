package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.RecoveredOperation;
import java.util.List;
import java.util.Optional;

/** Inside {@code onFailure { }}: what is done after an operation of the block has failed. */
public final class FailureSpec extends Printing {

  private final Deployment deployment;
  private final RuntimeException thrown;
  private final List<Receipt> done;

  FailureSpec(
      RunbookSession session, Deployment deployment, RuntimeException thrown, List<Receipt> done) {
    super(session);
    this.deployment = deployment;
    this.thrown = thrown;
    this.done = List.copyOf(done);
  }

  /**
   * Brings the deployment back to how it was before the block: what the block had changed is taken
   * back, the latest first. An operation that failed has undone itself; if it could not, it is
   * recovered first. Where nothing is left to take back, nothing is done.
   *
   * <p>After a failure that says that another operator took over, nothing is touched.
   */
  public void rollback() {
    if (thrown instanceof GeuseMakerException e
        && e.failure() instanceof OperationFailure.Superseded) {
      tell("not rolled back: another operator has taken over");
      return;
    }
    Optional<String> finished = isOpen() ? recovered() : Optional.empty();
    Optional<String> first = done.stream().map(Receipt::operationId).findFirst().or(() -> finished);
    if (first.isPresent()) {
      var unused = deployment.rollback().to(first.get()).execute();
    } else {
      tell("nothing to roll back");
    }
  }

  /** Whether the operation that failed may have left something changed. */
  private boolean isOpen() {
    return !(thrown instanceof GeuseMakerException e)
        || e.failure() instanceof OperationFailure.HalfDone
        || e.failure() instanceof OperationFailure.NotProven
        || e.failure() instanceof OperationFailure.Unrecorded;
  }

  /** Ends the operation that failed; its id, if that could only be by finishing it. */
  private Optional<String> recovered() {
    return deployment.recover().execute().operations().stream()
        .filter(o -> o.outcome() == RecoveredOperation.Outcome.FINISHED)
        .map(RecoveredOperation::operationId)
        .findFirst();
  }

  private void tell(String text) {
    session().teller().of(deployment.name(), text);
  }
}
