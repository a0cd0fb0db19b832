package io.geusemaker.core.engine;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.FoundCredential;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.model.Proof;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.journal.JournalReading;
import io.geusemaker.core.proof.Evidence;
import io.geusemaker.core.proof.HttpProof;
import io.geusemaker.core.step.ChangeDatabase;
import io.geusemaker.core.step.PrepareLogin;
import io.geusemaker.core.step.Step;
import java.util.List;
import java.util.Optional;

/** Takes an operation that died back, from wherever it stopped. */
final class Undoing {

  private final Session session;
  private final PreparedChange prepared;
  private final OperationLog log;
  private final List<FoundCredential> found;
  private boolean brokeGlass;

  Undoing(Session session, PreparedChange prepared, OperationLog log, List<FoundCredential> found) {
    this.session = session;
    this.prepared = prepared;
    this.log = log;
    this.found = found;
  }

  /** Whether a credential had to be set by force. */
  boolean brokeGlass() {
    return brokeGlass;
  }

  List<Proof> undo(JournalReading reading) {
    // A journal that lost its end does not tell of the last steps: then all are taken back.
    boolean all = reading.damage().isPresent() || reading.entries().isEmpty();
    List<String> begun = reading.stepsToUndo();
    List<Step> steps = prepared.steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (all || begun.contains(steps.get(i).id())) {
        undo(steps.get(i));
      }
    }
    return prepared
        .evidenceOfOld()
        .map(Evidence::allowingDeletions)
        .map(this::withoutKeysThatAreGone)
        .map(evidence -> evidence.collect(session.host()))
        .orElse(List.of());
  }

  private void undo(Step step) {
    PlannedStep planned = new PlannedStep(step.id(), step.description());
    log.undoBegan(planned);
    try {
      Optional<ChangeDatabase> change = ofDatabase(step);
      if (change.isPresent() && neitherWorks()) {
        breakGlass(change.get(), planned);
      } else {
        step.undoAround(session.host());
      }
    } catch (GeuseMakerException e) {
      Failure failure = e.failure();
      if (Failures.isNotOurs(failure)) {
        throw e;
      }
      Failures.tolerating(() -> log.undoFailed(planned, failure));
      throw new GeuseMakerException(
          new OperationFailure.HalfDone(
              "recovery", failure, List.of(step.description()), log.place()),
          e);
    }
    log.undoEnded(planned);
  }

  private static Optional<ChangeDatabase> ofDatabase(Step step) {
    if (step instanceof PrepareLogin prepare) {
      return Optional.of(prepare.change());
    }
    return step instanceof ChangeDatabase change ? Optional.of(change) : Optional.empty();
  }

  /** A key that its user has deleted or replaced in n8n need not work again. */
  private Evidence withoutKeysThatAreGone(Evidence evidence) {
    return evidence.with(
        evidence.http().stream()
            .filter(proof -> !(proof.inTables() && isNeither(proof.credential())))
            .toList());
  }

  private boolean isNeither(String credential) {
    return found.stream()
        .filter(one -> one.credential().equals(credential))
        .anyMatch(one -> one.answer() == FoundCredential.Answer.NEITHER);
  }

  /** Secrets that services read from files come back with the files: no force is needed. */
  private boolean neitherWorks() {
    List<String> inFiles =
        prepared.evidence().http().stream()
            .filter(proof -> !proof.inTables())
            .map(HttpProof::credential)
            .toList();
    return found.stream()
        .map(FoundCredential::credential)
        .filter(credential -> !inFiles.contains(credential))
        .anyMatch(this::isNeither);
  }

  /** Somebody else changed the credential: the one on record is set over the trusted socket. */
  private void breakGlass(ChangeDatabase change, PlannedStep planned) {
    log.breakingGlass(planned, "neither the old nor the new credential works");
    change.force(session.host());
    log.brokeGlass(planned);
    brokeGlass = true;
  }
}
