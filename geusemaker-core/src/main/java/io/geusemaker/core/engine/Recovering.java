package io.geusemaker.core.engine;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.FoundCredential;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RecoveredOperation;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.engine.Intents.Intent;
import io.geusemaker.core.journal.EntryType;
import io.geusemaker.core.journal.Journal;
import io.geusemaker.core.journal.JournalReading;
import io.geusemaker.core.lease.Lease;
import io.geusemaker.core.proof.Classification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ends every operation that died. What is on the host is found by trying; the journal only tells
 * what it can be. Everything here can be repeated, so that a recovery can die too.
 */
final class Recovering {

  private final Session session;
  private final Conduct conduct;
  private final Progress progress;
  private final Lease lease;

  Recovering(Session session, Conduct conduct, Progress progress, Lease lease) {
    this.session = session;
    this.conduct = conduct;
    this.progress = progress;
    this.lease = lease;
  }

  List<RecoveredOperation> all() {
    List<RecoveredOperation> recovered = new ArrayList<>();
    for (String operation : session.journals().unfinished()) {
      notice("operation " + operation + " did not end; it is being recovered");
      RecoveredOperation ended = recover(operation);
      notice("operation " + operation + " was " + ended.outcome().text());
      recovered.add(ended);
    }
    // A secret that became pending without a journal never reached the host.
    Set<CredentialId> orphans = session.credentials().withPending();
    if (!orphans.isEmpty()) {
      session.credentials().dropPending(orphans);
    }
    if (!recovered.isEmpty()) {
      Failures.tolerating(() -> session.keptStates().prune());
    }
    return recovered;
  }

  private void notice(String text) {
    progress.tell(new Event.Notice(text));
  }

  private RecoveredOperation recover(String operation) {
    JournalReading reading = session.journals().read(operation);
    Optional<Intent> intent = Intents.of(reading);
    return intent.isPresent() ? recover(reading, intent.get()) : repair(operation);
  }

  private RecoveredOperation recover(JournalReading reading, Intent intent) {
    String operation = reading.operationId();
    PreparedChange prepared = intent.prepared();
    session.hide(prepared);
    OperationAudit audit = session.audit(operation);
    audit.record("recovery.begin", Map.of(), "");
    boolean headless = reading.entries().isEmpty();
    try (Reopened reopened = new Reopened(session, operation, headless)) {
      OperationLog log = new OperationLog(lease, audit, reopened.journal());
      // Only now can whoever it is taken over from add nothing more; what was damaged is cut off.
      JournalReading last =
          headless || reading.damage().isPresent() ? reading : session.journals().read(operation);
      session.guardHost(
          prepared.layout().directory(), lease, operation, session.operationsOnHost());
      List<FoundCredential> found =
          Classification.of(session.host(), prepared.evidence(), prepared.steps());
      audit.record("recovery.found", answers(found), "");
      Undoing undoing = new Undoing(session, prepared, log, found);
      RecoveredOperation ended;
      if (isDone(last, prepared, found)) {
        List<Proof> proofs = new Finishing(session, intent, operation).prove();
        session.releaseHost();
        new Commitment(session, prepared).make(log);
        ended = ended(operation, RecoveredOperation.Outcome.FINISHED, found, proofs, false);
      } else {
        List<Proof> proofs = undoing.undo(last);
        session.releaseHost();
        session.results().forget(operation);
        new Commitment(session, prepared).takeBack();
        log.undone();
        ended =
            ended(
                operation, RecoveredOperation.Outcome.UNDONE, found, proofs, undoing.brokeGlass());
      }
      if (headless) {
        session.journals().setAside(operation);
      }
      return ended;
    }
  }

  private static RecoveredOperation ended(
      String operation,
      RecoveredOperation.Outcome outcome,
      List<FoundCredential> found,
      List<Proof> proofs,
      boolean breakGlass) {
    return new RecoveredOperation(operation, outcome, found, proofs, breakGlass);
  }

  private static Map<String, String> answers(List<FoundCredential> found) {
    Map<String, String> answers = new LinkedHashMap<>();
    found.forEach(one -> answers.put(one.credential(), one.answer().text()));
    return answers;
  }

  /** Finishing is safe when all that is left is to prove and to record. */
  private static boolean isDone(
      JournalReading reading, PreparedChange prepared, List<FoundCredential> found) {
    boolean acted = prepared.steps().stream().allMatch(step -> hasEnded(reading, step.id()));
    boolean undoing =
        reading.entries().stream().anyMatch(entry -> entry.type() == EntryType.UNDO_BEGAN);
    return acted
        && !undoing
        && found.stream().allMatch(one -> one.answer() == FoundCredential.Answer.ONLY_NEW);
  }

  private static boolean hasEnded(JournalReading reading, String step) {
    return reading.entries().stream()
        .anyMatch(
            entry ->
                entry.type() == EntryType.STEP_ENDED
                    && entry.step().filter(step::equals).isPresent());
  }

  /** Without its intent an operation is ended by what is on record about its credentials. */
  private RecoveredOperation repair(String operation) {
    Set<CredentialId> pending = session.credentials().withPending();
    List<Proof> proofs = List.of();
    if (!pending.isEmpty()) {
      String repair = OperationIds.next();
      notice("its journal cannot be read; operation " + repair + " repairs what it may have done");
      proofs =
          new ChangeOperation<>(
                  session,
                  new RepairKind(
                      new RepairKind.Request(session.target().name().value()), operation, pending),
                  conduct.acceptingAnyPlan(),
                  progress,
                  lease,
                  repair)
              .run();
    }
    session.journals().setAside(operation);
    return ended(
        operation, RecoveredOperation.Outcome.UNDONE, List.of(), proofs, !pending.isEmpty());
  }

  /** The journal that is gone on with, if it can be. */
  private record Reopened(Optional<Journal> journal) implements AutoCloseable {

    Reopened(Session session, String operation, boolean headless) {
      this(headless ? Optional.empty() : Optional.of(session.journals().reopen(operation)));
    }

    @Override
    public void close() {
      journal.ifPresent(Journal::close);
    }
  }
}
