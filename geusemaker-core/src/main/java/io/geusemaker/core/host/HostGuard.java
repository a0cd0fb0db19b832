package io.geusemaker.core.host;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import java.util.Optional;

/**
 * Holds the lock on the host through an operation: the first script takes it, the others must find
 * it held, and the last one lets it go, all without a round trip of its own.
 */
public final class HostGuard {

  private final String deployment;
  private final HostLock lock;
  private boolean held;
  private boolean last;
  private boolean letGo;

  /**
   * Holds nothing yet.
   *
   * @param deployment whose host it is
   * @param lock the lock
   */
  public HostGuard(String deployment, HostLock lock) {
    this.deployment = deployment;
    this.lock = lock;
  }

  /** Lets the next script release the lock when it has succeeded. */
  void last() {
    last = true;
  }

  Script guarded(Script script) {
    letGo = held && last;
    if (letGo) {
      // Whether it was let go is not known if the answer is lost: what follows takes it again.
      held = false;
      last = false;
      return lock.releasing(script).last();
    }
    return held ? lock.holding(script) : lock.acquiring(script);
  }

  /**
   * Takes note of how a guarded script ended.
   *
   * @throws GeuseMakerException when the lock is somebody else's
   */
  void ended(ScriptResult result) {
    Optional<Failure> refusal = lock.refusal(deployment, result);
    if (refusal.isPresent()) {
      throw new GeuseMakerException(refusal.get());
    }
    held = !letGo;
  }

  /** Whether the lock may be held, so that it has to be released. */
  boolean mayBeHeld() {
    return held;
  }

  /** A script that does nothing but release. */
  Script release() {
    return lock.releasing(Script.of("release the lock on the host", ":")).last();
  }
}
