package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import java.util.Optional;

/** What to type next, where a failure's own advice is about Java. */
final class Hint {

  private Hint() {}

  static Optional<String> of(Failure failure, DeploymentOptions target) {
    if (failure instanceof LookupFailure.UnknownDeployment) {
      return Optional.of(adopt(target));
    }
    if (failure instanceof LookupFailure.NoAddress) {
      return Optional.of("--ssh USER@HOST, or " + adopt(target));
    }
    if (failure instanceof OperationFailure.HalfDone
        || failure instanceof OperationFailure.Unrecorded
        || failure instanceof OperationFailure.Unfinished) {
      return Optional.of(target.recover());
    }
    if (failure instanceof OperationFailure.Superseded
        || failure instanceof RequestFailure.CannotRollBack) {
      return Optional.of(target.command("history"));
    }
    if (failure instanceof OperationFailure.Busy) {
      return Optional.of("--wait 15m, to wait that long");
    }
    return Optional.empty();
  }

  private static String adopt(DeploymentOptions target) {
    return target.command("adopt") + " --connection ssh://USER@HOST";
  }
}
