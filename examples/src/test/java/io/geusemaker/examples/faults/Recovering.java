package io.geusemaker.examples.faults;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.RecoveredOperation;
import java.util.ArrayList;
import java.util.List;

/** The two ways in which an operation that died is recovered. */
final class Recovering {

  private Recovering() {}

  /** Ends what did not end, when asked to; how each was ended. */
  static List<Outcome> onRequest(Deployment deployment) {
    return deployment.recover().execute().operations().stream()
        .map(
            operation ->
                operation.outcome() == RecoveredOperation.Outcome.FINISHED
                    ? Outcome.RECOVERED_FINISHED
                    : Outcome.RECOVERED_UNDONE)
        .toList();
  }

  /** Ends what did not end before the next operation, which is then not agreed to. */
  static List<Outcome> beforeTheNext(Deployment deployment) {
    List<Outcome> outcomes = new ArrayList<>();
    Failure failure =
        deployment
            .rotate()
            .listener(
                event -> {
                  if (event instanceof Event.Notice notice) {
                    if (notice.text().endsWith("was undone")) {
                      outcomes.add(Outcome.RECOVERED_UNDONE);
                    } else if (notice.text().endsWith("was finished")) {
                      outcomes.add(Outcome.RECOVERED_FINISHED);
                    }
                  }
                })
            .confirm(plan -> false)
            .attempt()
            .getLeft();
    if (!(failure instanceof RequestFailure.NotConfirmed)) {
      throw new GeuseMakerException(failure);
    }
    return outcomes;
  }
}
