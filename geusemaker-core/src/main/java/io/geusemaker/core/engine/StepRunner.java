package io.geusemaker.core.engine;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.StepReport;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.proof.LoginTrial;
import io.geusemaker.core.step.Applied;
import io.geusemaker.core.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs steps one after the other, each recorded before it acts; undoes them when one fails. */
final class StepRunner {

  private final ScriptRunner host;
  private final OperationLog log;
  private final Progress progress;
  private final TimeLimits limits;
  private final List<StepReport> reports = new ArrayList<>();
  private final Map<String, Double> downtime = new TreeMap<>();
  private final Map<String, Finding> findings = new TreeMap<>();

  StepRunner(ScriptRunner host, OperationLog log, Progress progress, TimeLimits limits) {
    this.host = host;
    this.log = log;
    this.progress = progress;
    this.limits = limits;
  }

  /**
   * Runs every step and proves the outcome.
   *
   * @param proven is given the proofs as the last act of the last step
   * @throws GeuseMakerException with {@link OperationFailure.Undone}, {@link
   *     OperationFailure.HalfDone}, or {@link OperationFailure.Busy} or {@link
   *     OperationFailure.Superseded} when the host is somebody else's
   */
  List<Proof> run(PreparedChange prepared, Consumer<List<Proof>> proven) {
    List<Step> begun = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>();
    int total = prepared.steps().size() + 1;
    host.aheadOfTheNext(prepared.evidenceOfOld().flatMap(LoginTrial::of));
    for (Step step : prepared.steps()) {
      attempt(
          planned(step),
          begun.size() + 1,
          total,
          () -> {
            begun.add(step);
            Applied seen = step.apply(host);
            note(seen);
            proofs.addAll(seen.proofs());
          },
          begun,
          prepared);
    }
    attempt(
        prepared.proving(),
        total,
        total,
        () -> {
          host.lastGuarded();
          proofs.addAll(prepared.evidence().collect(host));
          proven.accept(proofs);
        },
        begun,
        prepared);
    return proofs;
  }

  private void note(Applied applied) {
    applied
        .downtimeSeconds()
        .forEach((service, seconds) -> downtime.merge(service, seconds, Double::sum));
    applied
        .findings()
        .forEach(
            (service, finding) -> {
              findings.put(service, finding);
              progress.tell(new Event.Notice(service + ": " + finding.text()));
            });
  }

  List<StepReport> reports() {
    return reports;
  }

  /** How long each service did not answer, in seconds. */
  Map<String, Double> downtime() {
    return downtime;
  }

  /** What was found out about each service on the way. */
  Map<String, Finding> findings() {
    return findings;
  }

  private static PlannedStep planned(Step step) {
    return new PlannedStep(step.id(), step.description());
  }

  private void attempt(
      PlannedStep step,
      int number,
      int total,
      Runnable action,
      List<Step> begun,
      PreparedChange prepared) {
    progress.tell(new Event.StepStarted(step, number, total));
    long start = System.nanoTime();
    try {
      host.limit(limits.before(step));
      log.stepBegan(step);
      action.run();
      log.stepEnded(step);
    } catch (RuntimeException e) {
      host.limit(Optional.empty());
      Failure failure = LoginTrial.explained(Failures.of(e, step.id()));
      if (Failures.isNotOurs(failure)) {
        throw e;
      }
      progress.tell(new Event.StepFailed(step, since(start), failure));
      Failures.tolerating(() -> log.stepFailed(step, failure));
      // Somebody else changed what it was about to change: theirs is left alone.
      if (Failures.touchedNothing(failure) && begun.removeIf(b -> b.id().equals(step.id()))) {
        Failures.tolerating(() -> log.undoEnded(step));
      }
      throw undo(step, failure, begun, prepared, e);
    }
    Duration took = since(start);
    reports.add(new StepReport(step.id(), step.description(), took.toNanos() / 1e9));
    progress.tell(new Event.StepFinished(step, took));
  }

  private GeuseMakerException undo(
      PlannedStep failed,
      Failure failure,
      List<Step> begun,
      PreparedChange prepared,
      RuntimeException cause) {
    host.aheadOfTheNext(Optional.empty());
    boolean interrupted = Thread.interrupted();
    List<String> leftovers = new ArrayList<>();
    for (int i = begun.size() - 1; i >= 0; i--) {
      undo(begun.get(i), leftovers);
    }
    if (leftovers.isEmpty() && !begun.isEmpty()) {
      try {
        prepared.evidenceOfOld().ifPresent(evidence -> evidence.collect(host));
      } catch (RuntimeException e) {
        leftovers.add(Failures.of(e, "prove").what());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new GeuseMakerException(
        leftovers.isEmpty()
            ? new OperationFailure.Undone(failed.description(), failure)
            : new OperationFailure.HalfDone(failed.description(), failure, leftovers, log.place()),
        cause);
  }

  private void undo(Step step, List<String> leftovers) {
    PlannedStep planned = planned(step);
    long start = System.nanoTime();
    try {
      // The host matters more than the record of it: a full disk must not stop the undoing.
      Failures.tolerating(() -> log.undoBegan(planned));
      step.undo(host);
      Failures.tolerating(() -> log.undoEnded(planned));
      progress.tell(new Event.StepUndone(planned, since(start)));
    } catch (RuntimeException e) {
      Failure failure = Failures.of(e, step.id());
      if (Failures.isNotOurs(failure)) {
        throw e;
      }
      Failures.tolerating(() -> log.undoFailed(planned, failure));
      progress.tell(new Event.UndoFailed(planned, since(start), failure));
      leftovers.add(step.description() + ": " + failure.what());
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
