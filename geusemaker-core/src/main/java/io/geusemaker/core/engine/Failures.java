package io.geusemaker.core.engine;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.core.step.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every exception as a failure. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static Failure of(RuntimeException e, String during) {
    return e instanceof GeuseMakerException known
        ? known.failure()
        : new HostFailure.ScriptFailed(during, -1, e.getClass().getSimpleName());
  }

  /** Whether the deployment is somebody else's now, so that nothing may be undone from here. */
  static boolean isNotOurs(Failure failure) {
    return failure instanceof OperationFailure.Busy
        || failure instanceof OperationFailure.Superseded;
  }

  /**
   * Whether a step refused to act, because somebody else had changed what it was to change or it
   * saw that it could not be done.
   */
  static boolean touchedNothing(Failure failure) {
    return failure instanceof StackFailure.NotRotatable
        || (failure instanceof HostFailure.ScriptFailed script
            && script.exitCode() == Step.CHANGED_BY_OTHERS);
  }

  /**
   * Writes something down if that is possible. A lease that was lost is no matter of writing.
   *
   * @return whether it was written
   */
  static boolean tolerating(Runnable entry) {
    try {
      entry.run();
      return true;
    } catch (GeuseMakerException e) {
      if (isNotOurs(e.failure())) {
        throw e;
      }
      LOG.warn(
          "A record could not be written; recovery will do without it: {}", e.failure().what());
      return false;
    }
  }
}
