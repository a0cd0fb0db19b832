package io.geusemaker.api;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.model.Plan;
import io.vavr.control.Either;

/**
 * A plan that can be carried out, as long as the host stays as it is.
 *
 * @param <T> what carrying it out returns
 */
public final class Planned<T> {

  private final Change<?, T> change;
  private final Plan plan;

  Planned(Change<?, T> change, Plan plan) {
    this.change = change.expecting(plan.hash());
    this.plan = plan;
  }

  /**
   * The plan as data.
   *
   * @return what would be done
   */
  public Plan plan() {
    return plan;
  }

  /**
   * Carries out this plan and no other.
   *
   * @return what was done
   * @throws io.geusemaker.api.failure.GeuseMakerException when the host has changed since, or the
   *     operation failed and was undone
   */
  public T execute() {
    return change.execute();
  }

  /**
   * Carries out this plan and no other, with the failure as a value.
   *
   * @return the failure or what was done
   */
  public Either<Failure, T> attempt() {
    return change.attempt();
  }

  /**
   * The plan as a table for people.
   *
   * @return several lines
   */
  public String describe() {
    return plan.describe();
  }

  @Override
  public String toString() {
    return plan.toString();
  }
}
