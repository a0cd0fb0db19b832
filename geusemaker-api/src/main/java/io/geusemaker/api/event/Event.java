package io.geusemaker.api.event;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PlannedStep;
import java.time.Duration;

/** Something that happened in an operation. Events never hold secrets. */
public sealed interface Event {

  /**
   * The host was looked at and a plan was made.
   *
   * @param plan the plan
   */
  record Planned(Plan plan) implements Event {}

  /**
   * A step begins.
   *
   * @param step the step
   * @param number its place, from one
   * @param total how many there are
   */
  record StepStarted(PlannedStep step, int number, int total) implements Event {}

  /**
   * A step has ended well.
   *
   * @param step the step
   * @param took how long
   */
  record StepFinished(PlannedStep step, Duration took) implements Event {}

  /**
   * A step has failed; undoing follows.
   *
   * @param step the step
   * @param took how long
   * @param failure why
   */
  record StepFailed(PlannedStep step, Duration took, Failure failure) implements Event {}

  /**
   * A step was undone.
   *
   * @param step the step
   * @param took how long
   */
  record StepUndone(PlannedStep step, Duration took) implements Event {}

  /**
   * A step could not be undone.
   *
   * @param step the step
   * @param took how long
   * @param failure why not
   */
  record UndoFailed(PlannedStep step, Duration took, Failure failure) implements Event {}

  /**
   * Something the operator should know.
   *
   * @param text one sentence
   */
  record Notice(String text) implements Event {}
}
