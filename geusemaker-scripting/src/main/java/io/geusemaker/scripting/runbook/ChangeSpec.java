package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Change;
import io.geusemaker.api.model.Plan;
import java.util.function.Predicate;

/**
 * What every operation of a runbook can be told that is planned first.
 *
 * @param <R> the kind of request
 */
public abstract sealed class ChangeSpec<R extends Change<R, ?>> extends RequestSpec<R>
    permits RotationSpec, PatchSpec, RollbackSpec {

  ChangeSpec(RunbookSession session, R request) {
    super(session, request);
  }

  /**
   * Goes ahead only if the plan is as it should be.
   *
   * @param confirmation is shown the plan; false ends the operation
   */
  public void confirm(Predicate<Plan> confirmation) {
    change(r -> r.confirm(confirmation));
  }

  /**
   * Names the operation, so that a repetition does nothing again.
   *
   * @param id 1 to 64 letters, digits, dashes or underscores
   */
  public void operationId(String id) {
    change(r -> r.operationId(id));
  }
}
