package io.geusemaker.core.engine;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.core.journal.Journal;
import io.geusemaker.core.lease.Lease;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is written down of a running operation: journal and audit, each entry on disk
 * when the call returns. Nothing is written, and so nothing done, once the lease is lost.
 */
final class OperationLog {

  private final Lease lease;
  private final OperationAudit audit;
  private final Optional<Journal> journal;

  OperationLog(Lease lease, OperationAudit audit, Optional<Journal> journal) {
    this.lease = lease;
    this.audit = audit;
    this.journal = journal;
  }

  void stepBegan(PlannedStep step) {
    lease.check();
    journal.ifPresent(to -> to.stepBegan(step.id()));
    audit.record("step.begin", step, Map.of("description", step.description()), "");
  }

  void stepEnded(PlannedStep step) {
    lease.check();
    audit.record("step.end", step, Map.of(), "done");
    journal.ifPresent(to -> to.stepEnded(step.id()));
  }

  void stepFailed(PlannedStep step, Failure failure) {
    lease.check();
    journal.ifPresent(to -> to.stepFailed(step.id(), failure.code()));
    audit.record("step.end", step, Map.of("failure", failure.code()), "failed");
  }

  void undoBegan(PlannedStep step) {
    lease.check();
    journal.ifPresent(to -> to.undoBegan(step.id()));
    audit.record("undo.begin", step, Map.of("description", step.description()), "");
  }

  void undoEnded(PlannedStep step) {
    lease.check();
    audit.record("undo.end", step, Map.of(), "undone");
    journal.ifPresent(to -> to.undoEnded(step.id()));
  }

  void undoFailed(PlannedStep step, Failure failure) {
    lease.check();
    journal.ifPresent(to -> to.undoFailed(step.id(), failure.code()));
    audit.record("undo.end", step, Map.of("failure", failure.code()), "failed");
  }

  void breakingGlass(PlannedStep step, String why) {
    lease.check();
    audit.record("break-glass.begin", step, Map.of("why", why), "");
  }

  void brokeGlass(PlannedStep step) {
    audit.record("break-glass.end", step, Map.of(), "done");
  }

  /** What is pending is about to become current, and must be of this operation. */
  void committing() {
    lease.check();
  }

  /** The end: everything was done and proven. */
  void committed() {
    lease.check();
    journal.ifPresent(Journal::committed);
    Failures.tolerating(() -> audit.record("operation.end", Map.of(), "committed"));
  }

  /** The end: everything is as before. */
  void undone() {
    lease.check();
    journal.ifPresent(Journal::undone);
    Failures.tolerating(() -> audit.record("operation.end", Map.of(), "undone"));
  }

  /** Not an end: what is open is for recovery. */
  void leftOpen(Failure failure) {
    audit.record("operation.end", Map.of("failure", failure.code()), "half-done");
  }

  /** Where the journal is, in words. */
  String place() {
    return journal.map(Journal::place).orElse("the state directory");
  }
}
