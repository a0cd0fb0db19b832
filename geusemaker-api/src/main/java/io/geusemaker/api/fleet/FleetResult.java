package io.geusemaker.api.fleet;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import java.util.List;

/**
 * What became of a fleet, one by one.
 *
 * @param outcomes every deployment of it, in its order
 * @param <T> what is there of each that went well
 */
public record FleetResult<T>(List<FleetOutcome<T>> outcomes) {

  /** Copies the list. */
  public FleetResult {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Whether all went well.
   *
   * @return false when one failed or was not begun
   */
  public boolean success() {
    return outcomes.stream().allMatch(FleetOutcome::isDone);
  }

  /**
   * This result, if all went well; for callers who do not look at it, such as runbooks.
   *
   * @return this
   * @throws io.geusemaker.api.failure.GeuseMakerException with the failure of the first one that
   *     failed, or when some were not begun as the whole was stopped
   * @throws IllegalStateException with the first defect, if none failed otherwise
   */
  public FleetResult<T> orThrow() {
    for (FleetOutcome<T> outcome : failed()) {
      if (outcome instanceof FleetOutcome.Failed<T> failed) {
        throw new GeuseMakerException(failed.failure());
      }
    }
    if (!failed().isEmpty() && failed().get(0) instanceof FleetOutcome.Broken<T> broken) {
      throw new IllegalStateException(broken.deployment() + ": " + broken.text(), broken.defect());
    }
    if (!notBegun().isEmpty()) {
      throw new GeuseMakerException(new OperationFailure.Cancelled(notBegun().get(0).deployment()));
    }
    return this;
  }

  /**
   * Those that went well.
   *
   * @return in the order of the fleet
   */
  public List<FleetOutcome.Done<T>> done() {
    return outcomes.stream()
        .filter(FleetOutcome.Done.class::isInstance)
        .map(outcome -> (FleetOutcome.Done<T>) outcome)
        .toList();
  }

  /**
   * Those that have to be looked at: they failed, or a defect ended them.
   *
   * @return in the order of the fleet
   */
  public List<FleetOutcome<T>> failed() {
    return outcomes.stream()
        .filter(outcome -> !outcome.isDone() && !(outcome instanceof FleetOutcome.NotBegun))
        .toList();
  }

  /**
   * Those that were not begun.
   *
   * @return in the order of the fleet
   */
  public List<FleetOutcome<T>> notBegun() {
    return outcomes.stream().filter(FleetOutcome.NotBegun.class::isInstance).toList();
  }

  /**
   * All of them for people, those that failed last.
   *
   * @return several lines, without a final line break
   */
  public String describe() {
    StringBuilder text = new StringBuilder(toString());
    done().forEach(outcome -> line(text, outcome));
    notBegun().forEach(outcome -> line(text, outcome));
    failed().forEach(outcome -> line(text, outcome));
    return text.toString();
  }

  /**
   * All of them as one page that needs nothing besides itself: no script, no address, no secret.
   *
   * @return HTML that is well-formed XML, too; the same bytes for the same result
   */
  public String report() {
    return FleetReport.of(this);
  }

  private static void line(StringBuilder text, FleetOutcome<?> outcome) {
    text.append("\n  ").append(outcome.deployment()).append(": ").append(outcome.text());
  }

  /** One line: the counts. */
  @Override
  public String toString() {
    return done().size()
        + " of "
        + outcomes.size()
        + " done"
        + (failed().isEmpty() ? "" : ", " + failed().size() + " failed")
        + (notBegun().isEmpty() ? "" : ", " + notBegun().size() + " not begun");
  }
}
