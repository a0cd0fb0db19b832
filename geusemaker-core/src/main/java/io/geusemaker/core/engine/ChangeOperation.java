package io.geusemaker.core.engine;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.StepReport;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.journal.EntryType;
import io.geusemaker.core.journal.Journal;
import io.geusemaker.core.journal.Subject;
import io.geusemaker.core.lease.Lease;
import io.geusemaker.core.survey.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change from survey to result, under a lease that the caller holds.
 *
 * @param <T> what it returns
 */
final class ChangeOperation<T> {

  private final Session session;
  private final ChangeKind<T> kind;
  private final Conduct conduct;
  private final Progress progress;
  private final Lease lease;
  private final String id;
  private final TimeLimits limits;
  private final long start = System.nanoTime();
  private Instant finishedAt = Instant.EPOCH;

  ChangeOperation(
      Session session,
      ChangeKind<T> kind,
      Conduct conduct,
      Progress progress,
      Lease lease,
      String id) {
    this.session = session;
    this.kind = kind;
    this.conduct = conduct;
    this.progress = progress;
    this.lease = lease;
    this.id = id;
    this.limits = TimeLimits.of(conduct);
  }

  T run() {
    Survey survey = session.surveyUnlocked(kind.scope(), conduct.lockPatience(), progress);
    Proposal proposal = kind.propose(session, survey);
    Plan plan = proposal.plan();
    progress.tell(new Event.Planned(plan));
    requireAgreement(plan);
    PreviousState previous = session.state(survey, proposal.fileDigests());
    if (proposal.isEmpty()) {
      finishedAt = Instant.now();
      return kind.result(
          session, outcome(plan, proposal, previous, List.of(), List.of(), Map.of(), Map.of()));
    }
    PreparedChange prepared = proposal.prepare();
    // Agreeing takes people longer than a lease lasts when their machine sleeps.
    lease.check();
    session.hide(prepared);
    OperationAudit audit = session.audit(id);
    audit.record(
        "operation.begin",
        Map.of("kind", kind.name(), "request", kind.request().toString(), "plan_hash", plan.hash()),
        "");
    try (Journal journal = begun(plan, proposal, previous, prepared, audit)) {
      OperationLog log = new OperationLog(lease, audit, Optional.of(journal));
      session.guardHost(survey.project().directory(), lease, id, session.leftOver(survey));
      return carryOut(prepared, plan, proposal, previous, log);
    }
  }

  private void requireAgreement(Plan plan) {
    conduct
        .expectedPlanHash()
        .filter(expected -> !expected.equals(plan.hash()))
        .ifPresent(
            expected -> {
              throw new GeuseMakerException(
                  new OperationFailure.HostDrifted(shortened(expected), shortened(plan.hash())));
            });
    if (!conduct.confirmation().test(plan)) {
      throw new GeuseMakerException(new RequestFailure.NotConfirmed(plan.deploymentName()));
    }
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  /** Nothing on the host was touched when this fails. */
  private Journal begun(
      Plan plan,
      Proposal proposal,
      PreviousState previous,
      PreparedChange prepared,
      OperationAudit audit) {
    try {
      return begin(plan, proposal, previous, prepared);
    } catch (GeuseMakerException e) {
      if (Failures.isNotOurs(e.failure())) {
        throw e;
      }
      Failures.tolerating(() -> session.credentials().dropPending(prepared.newSecrets().keySet()));
      Failures.tolerating(
          () -> audit.record("operation.end", Map.of("failure", e.failure().code()), "not begun"));
      throw e;
    }
  }

  /** When this returns, every secret and every file's content before is on disk, encrypted. */
  private Journal begin(
      Plan plan, Proposal proposal, PreviousState previous, PreparedChange prepared) {
    prepared.oldSecrets().forEach(session.credentials()::recordCurrent);
    session.credentials().putPending(prepared.newSecrets());
    if (session.journals().operations().contains(id)
        && session.journals().read(id).end().filter(EntryType.UNDONE::equals).isPresent()) {
      session.journals().setAside(id);
    }
    lease.check();
    Subject subject =
        new Subject(
            kind.name(),
            kind.request().toString(),
            plan.credentials(),
            plan.hash(),
            Operators.self(),
            proposal.undoes());
    return session
        .journals()
        .begin(id, subject, Intents.write(kind, plan, proposal.undoes(), previous, prepared));
  }

  private T carryOut(
      PreparedChange prepared,
      Plan plan,
      Proposal proposal,
      PreviousState previous,
      OperationLog log) {
    StepRunner runner = new StepRunner(session.host(), log, progress, limits);
    List<Proof> proofs;
    try {
      proofs =
          runner.run(
              prepared,
              proven -> {
                finishedAt = Instant.now();
                List<StepReport> soFar = List.copyOf(runner.reports());
                Outcome outcome =
                    outcome(
                        plan,
                        proposal,
                        previous,
                        proven,
                        soFar,
                        runner.downtime(),
                        runner.findings());
                session.results().keep(id, kind, kind.result(session, outcome));
              });
    } catch (GeuseMakerException e) {
      ended(e.failure(), prepared, log);
      throw e;
    }
    try {
      new Commitment(session, prepared).make(log);
    } catch (GeuseMakerException e) {
      throw Failures.isNotOurs(e.failure())
          ? e
          : new GeuseMakerException(
              new OperationFailure.Unrecorded(id, e.failure(), log.place()), e);
    }
    return kind.result(
        session,
        outcome(
            plan,
            proposal,
            previous,
            proofs,
            runner.reports(),
            runner.downtime(),
            runner.findings()));
  }

  private void ended(Failure failure, PreparedChange prepared, OperationLog log) {
    if (failure instanceof OperationFailure.Superseded) {
      return;
    }
    if (failure instanceof OperationFailure.HalfDone) {
      Failures.tolerating(() -> log.leftOpen(failure));
      return;
    }
    session.releaseHost();
    Failures.tolerating(
        () -> {
          lease.check();
          session.results().forget(id);
          session.credentials().dropPending(prepared.newSecrets().keySet());
          log.undone();
          session.keptStates().prune();
        });
  }

  private Outcome outcome(
      Plan plan,
      Proposal proposal,
      PreviousState previous,
      List<Proof> proofs,
      List<StepReport> reports,
      Map<String, Double> downtime,
      Map<String, Finding> findings) {
    return new Outcome(
        id,
        plan,
        proposal.undoes(),
        previous,
        proofs,
        reports,
        downtime,
        findings,
        (System.nanoTime() - start) / 1e9,
        session.host().roundTrips(),
        finishedAt);
  }
}
