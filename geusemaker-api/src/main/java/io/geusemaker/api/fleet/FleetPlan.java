package io.geusemaker.api.fleet;

import io.geusemaker.api.Planned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What would be done to the deployments of a fleet.
 *
 * @param <T> what carrying it out returns for each
 */
public final class FleetPlan<T> {

  private final FleetResult<Planned<T>> plans;
  private final Pace pace;
  private final Turns turns;

  FleetPlan(FleetResult<Planned<T>> plans, Pace pace, Turns turns) {
    this.plans = plans;
    this.pace = pace;
    this.turns = turns;
  }

  /**
   * The plan of every deployment, or why there is none.
   *
   * @return in the order of the fleet
   */
  public List<FleetOutcome<Planned<T>>> plans() {
    return plans.outcomes();
  }

  /**
   * Whether carrying it out would begin with any: not when none could be planned for, when one of
   * those that go first could not, or when those that could not are more than may fail.
   *
   * @return whether there is anything to agree to
   */
  public boolean canBegin() {
    int first = Math.min(pace.canary(), plans.outcomes().size());
    return !plans.done().isEmpty()
        && plans.outcomes().subList(0, first).stream().allMatch(FleetOutcome::isDone)
        && errorsLeft() >= 0;
  }

  private int errorsLeft() {
    int all = plans.outcomes().size();
    return pace.errors().of(all) - (all - plans.done().size());
  }

  /**
   * Carries out these plans and no others. A deployment without a plan counts as one that failed:
   * see {@link #canBegin()}.
   *
   * @return what became of every deployment
   */
  public FleetResult<T> execute() {
    List<Member<Planned<T>>> members =
        plans.done().stream().map(done -> new Member<>(done.deployment(), done.result())).toList();
    Map<String, FleetOutcome<T>> outcomes = new HashMap<>();
    for (FleetOutcome<Planned<T>> planned : plans.outcomes()) {
      if (!planned.isDone() || !canBegin()) {
        FleetOutcome<T> outcome = unplanned(planned);
        turns.ended(outcome);
        outcomes.put(outcome.deployment(), outcome);
      }
    }
    if (canBegin()) {
      new FleetRun(pace.errors(errorsLeft()), turns::ended)
          .run(members, plans.outcomes().size(), Planned::execute)
          .outcomes()
          .forEach(outcome -> outcomes.put(outcome.deployment(), outcome));
    }
    return new FleetResult<>(
        plans.outcomes().stream()
            .map(planned -> Objects.requireNonNull(outcomes.get(planned.deployment())))
            .toList());
  }

  private static <T> FleetOutcome<T> unplanned(FleetOutcome<Planned<T>> outcome) {
    if (outcome instanceof FleetOutcome.Failed<Planned<T>> failed) {
      return new FleetOutcome.Failed<>(failed.deployment(), failed.failure());
    }
    if (outcome instanceof FleetOutcome.Broken<Planned<T>> broken) {
      return new FleetOutcome.Broken<>(broken.deployment(), broken.defect());
    }
    String reason =
        outcome instanceof FleetOutcome.NotBegun<Planned<T>> notBegun
            ? notBegun.reason()
            : "too many others, or one that goes first, could not be planned for";
    return new FleetOutcome.NotBegun<>(outcome.deployment(), reason);
  }

  /**
   * The plans for people, those that are missing last.
   *
   * @return several lines
   */
  public String describe() {
    StringBuilder text = new StringBuilder(toString());
    plans.done().forEach(done -> text.append("\n\n").append(done.result().describe()));
    List<FleetOutcome<Planned<T>>> missing = new ArrayList<>(plans.failed());
    missing.addAll(plans.notBegun());
    if (!missing.isEmpty()) {
      text.append('\n');
    }
    missing.forEach(
        outcome ->
            text.append("\n  ").append(outcome.deployment()).append(": ").append(outcome.text()));
    return text.toString();
  }

  /** One line: how many plans there are, and the pace. */
  @Override
  public String toString() {
    return "plans for "
        + plans.done().size()
        + " of "
        + plans.outcomes().size()
        + " deployments: "
        + pace;
  }
}
