package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Deployment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a runbook: hands out deployments whose every operation is told of. */
final class RunbookSession {

  private final RunbookConditions conditions;
  private final Teller teller;
  private @Nullable Throwable failure;
  private int failedLine;

  RunbookSession(RunbookConditions conditions) {
    this.conditions = conditions;
    this.teller = new Teller(conditions.out());
  }

  boolean dryRun() {
    return conditions.dryRun();
  }

  Teller teller() {
    return teller;
  }

  Deployment deployment(String name) {
    Deployment deployment = conditions.deployments().apply(name);
    return deployment.by(new ToldEngine(deployment::engine, this));
  }

  /** The same deployment, of which each operation is told, and only planned in a dry run. */
  Deployment told(Deployment deployment) {
    return deployment.by(
        new ToldEngine(conditions.deployments().apply(deployment.name())::engine, this));
  }

  /** Notes where in the script a failure comes from, when its stack trace does not tell. */
  void failedAt(int line, Throwable thrown) {
    failure = thrown;
    failedLine = line;
  }

  Optional<Integer> lineOf(Throwable thrown) {
    return thrown == failure && failedLine > 0 ? Optional.of(failedLine) : Optional.empty();
  }
}
