package io.geusemaker.scripting.runbook;

import groovy.lang.Closure;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries the operations of one block out, in the order written, until one fails. */
final class BlockRun {

  private final RunbookSession session;
  private final Deployment deployment;
  private final List<Operation> operations;
  private final Optional<Closure<?>> onFailure;
  private final List<Receipt> done = new ArrayList<>();

  /** What an earlier run did under the same operation id is not this block's to take back. */
  private final Instant begun = Instant.now();

  BlockRun(
      RunbookSession session,
      Deployment deployment,
      List<Operation> operations,
      Optional<Closure<?>> onFailure) {
    this.session = session;
    this.deployment = deployment;
    this.operations = List.copyOf(operations);
    this.onFailure = onFailure;
  }

  void carryOut() {
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      try {
        operation.work().get().filter(r -> !r.finishedAt().isBefore(begun)).ifPresent(done::add);
      } catch (RuntimeException e) {
        session.failedAt(operation.line(), e);
        operations
            .subList(i + 1, operations.size())
            .forEach(rest -> session.teller().line("not begun: " + rest.what()));
        react(e);
        throw e;
      }
    }
  }

  /** An interrupt ends the operation that failed, and not what is done about it. */
  private void react(RuntimeException e) {
    if (onFailure.isEmpty()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      Blocks.run(onFailure.get(), new FailureSpec(session, deployment, e, done), e);
    } catch (RuntimeException worse) {
      worse.addSuppressed(e);
      throw worse;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
