package io.geusemaker.core.engine;

import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.step.ReplaceImages;
import java.util.stream.Stream;

/** Records that what was changed and proven is from now on what counts; can be repeated. */
record Commitment(Session session, PreparedChange prepared) {

  void make(OperationLog log) {
    log.committing();
    session.credentials().promote(prepared.newSecrets().keySet());
    session.credentials().retire(prepared.unknown());
    replacements().forEach(step -> session.recordImages(step.images()));
    log.committed();
    Failures.tolerating(() -> session.keptStates().prune());
  }

  /** Records that nothing of it counts, whatever an operation that died had recorded already. */
  void takeBack() {
    session.credentials().takeBack(prepared.newSecrets(), prepared.oldSecrets());
    replacements().forEach(step -> session.takeBackImages(step.images()));
  }

  private Stream<ReplaceImages> replacements() {
    return prepared.steps().stream()
        .filter(ReplaceImages.class::isInstance)
        .map(ReplaceImages.class::cast);
  }
}
