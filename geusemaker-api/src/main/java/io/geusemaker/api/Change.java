package io.geusemaker.api;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Engine;
import io.geusemaker.api.spi.Target;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A request that changes a deployment and can be planned first.
 *
 * @param <R> the kind of request
 * @param <T> what executing it returns
 */
public abstract sealed class Change<R extends Change<R, T>, T> extends Request<R, T>
    permits Rotation, Patch, Rollback {

  Change(Target target, Conduct conduct, Optional<Engine> engine) {
    super(target, conduct, engine);
  }

  /**
   * Asks before anything is changed. Without this it goes ahead.
   *
   * @param confirmation is shown the plan; false ends the operation
   * @return a new request
   */
  public R confirm(Predicate<Plan> confirmation) {
    return conducted(conduct.confirmation(confirmation));
  }

  /**
   * Names the operation, so that repeating the request does nothing again: it returns the first
   * result. One that was undone can be tried again under its name.
   *
   * @param id 1 to 64 letters, digits, dashes or underscores, beginning with a letter or digit
   * @return a new request
   * @throws GeuseMakerException when the id breaks that rule
   */
  public R operationId(String id) {
    return conducted(conduct.operationId(id));
  }

  R expecting(String planHash) {
    return conducted(conduct.expectedPlanHash(planHash));
  }

  /**
   * Looks at the host and plans; changes nothing.
   *
   * @return the plan, which can be executed later
   * @throws GeuseMakerException when the deployment cannot be found, reached or planned for
   */
  public abstract Planned<T> plan();
}
