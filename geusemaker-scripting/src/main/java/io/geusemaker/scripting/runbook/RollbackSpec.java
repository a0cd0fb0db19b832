package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Rollback;
import io.geusemaker.api.model.Receipt;

/** Inside {@code rollback { }}: how far back. Without a word it means the last operation. */
public final class RollbackSpec extends ChangeSpec<Rollback> {

  RollbackSpec(RunbookSession session, Rollback request) {
    super(session, request);
  }

  /**
   * As before this operation.
   *
   * @param operationId the operation, as in the history
   */
  public void to(String operationId) {
    change(r -> r.to(operationId));
  }

  /**
   * As before this operation.
   *
   * @param receipt of the operation
   */
  public void to(Receipt receipt) {
    change(r -> r.to(receipt));
  }

  /**
   * As before the last operations.
   *
   * @param count how many
   */
  public void steps(int count) {
    change(r -> r.steps(count));
  }
}
