package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.RollbackRequest;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.survey.Survey;
import java.util.List;

/** Rollback: the credentials are again what they were before earlier operations. */
record RollbackKind(RollbackRequest request) implements ChangeKind<RollbackResult> {

  static final String NAME = "rollback";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<RollbackResult> resultType() {
    return RollbackResult.class;
  }

  @Override
  public Proposal propose(Session session, Survey survey) {
    return new RollbackPlanner(session, request).propose(range(session.history()), survey);
  }

  /** The operations to take back, the latest first. */
  private List<HistoryEntry> range(History history) {
    List<HistoryEntry> inEffect = history.inEffect();
    if (request.to().isPresent()) {
      HistoryEntry last =
          history
              .find(request.to().get())
              .orElseThrow(() -> cannot("no operation " + request.to().get() + " is on record"));
      if (!inEffect.contains(last)) {
        throw cannot(
            "operation "
                + last.operationId()
                + last.undoneBy()
                    .map(taker -> " was taken back by " + taker)
                    .orElse(" is " + last.outcome().text()));
      }
      // Earlier rollbacks took back only what came after: nothing of theirs is to be brought back.
      return inEffect.subList(0, inEffect.indexOf(last) + 1).stream()
          .filter(entry -> entry.equals(last) || !entry.kind().equals(NAME))
          .toList();
    }
    List<HistoryEntry> changes =
        inEffect.stream().filter(entry -> !entry.kind().equals(NAME)).toList();
    if (changes.size() < request.steps()) {
      throw cannot(
          changes.isEmpty()
              ? "no operation is in effect that could be taken back"
              : "only " + changes.size() + " operations are in effect");
    }
    return changes.subList(0, request.steps());
  }

  private GeuseMakerException cannot(String reason) {
    return new GeuseMakerException(
        new RequestFailure.CannotRollBack(request.deploymentName(), reason));
  }

  @Override
  public RollbackResult result(Session session, Outcome outcome) {
    return new RollbackResult(
        true,
        outcome.undoes(),
        outcome.plan().credentials(),
        outcome.previous(),
        outcome.seconds(),
        outcome.plan().warnings(),
        outcome.proofs(),
        outcome.steps(),
        outcome.roundTrips(),
        outcome.receipt());
  }

  @Override
  public RollbackResult reopened(Session session, RollbackResult recorded) {
    return recorded;
  }
}
