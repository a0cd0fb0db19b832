package io.geusemaker.scripting.cli;

import io.geusemaker.api.Change;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.fleet.FleetChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a change is gone about; part of every command that carries out a plan. */
final class ConductOptions {

  @Option(names = "--dry-run", description = "Show the plan and change nothing.")
  private boolean dryRun;

  @Option(names = "--force", description = "Go ahead without asking.")
  private boolean force;

  @Option(
      names = "--operation-id",
      paramLabel = "ID",
      description =
          "Name the operation: repeated under the same name it is not done again, and the first"
              + " result is shown.")
  private @Nullable String operationId;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description =
          "Keep this many earlier states for rollback and erase the secrets of older ones."
              + " Default: 5.")
  private @Nullable Integer keptStates;

  @Mixin private TimeOptions times = new TimeOptions();

  boolean dryRun() {
    return dryRun;
  }

  boolean force() {
    return force;
  }

  /** Whether it may turn out to be done already. */
  boolean named() {
    return operationId != null;
  }

  Deployment keeping(Deployment deployment) {
    return keptStates == null ? deployment : deployment.keepingStates(keptStates);
  }

  /** The request with the limits that were set, and no more. */
  <R extends Change<R, T>, T> R limited(R change) {
    return times.limited(change);
  }

  <R extends Change<R, T>, T> FleetChange<R, T> named(FleetChange<R, T> change) {
    return operationId == null ? change : change.operationId(operationId);
  }

  <R extends Change<R, T>, T> R conducted(R change, Session session) {
    R heard = times.limited(change).listener(session.progress());
    return operationId == null ? heard : heard.operationId(operationId);
  }
}
