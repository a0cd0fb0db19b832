package io.geusemaker.api;

import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Engine;
import io.geusemaker.api.spi.Target;
import java.util.Optional;

/**
 * A request to end every operation that died before its end, immutable.
 *
 * <p>For each it tries on the live host which credentials work, then finishes or undoes the
 * operation, whichever is safe, and proves the outcome. It can die too and be run again. Every
 * other operation does this by itself before it begins.
 */
public final class Recovery extends Request<Recovery, RecoveryResult> {

  private Recovery(Target target, Conduct conduct, Optional<Engine> engine) {
    super(target, conduct, engine);
  }

  static Recovery of(Target target, Optional<Engine> engine) {
    return new Recovery(target, Conduct.unattended(), engine);
  }

  @Override
  Recovery conducted(Conduct changed) {
    return new Recovery(target, changed, engine);
  }

  /**
   * Recovers.
   *
   * @return what was found and done; empty when every operation had ended
   * @throws io.geusemaker.api.failure.GeuseMakerException when an operation could not be ended
   */
  @Override
  public RecoveryResult execute() {
    return engine().recover(target, conduct);
  }

  @Override
  Object asked() {
    return "recovery of " + target.name().value();
  }
}
