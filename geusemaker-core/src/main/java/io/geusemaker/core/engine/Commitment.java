package io.geusemaker.core.engine;

import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.step.ReplaceImages;

/** Records that what was changed and proven is from now on what counts; can be repeated. */
record Commitment(Session session, PreparedChange prepared) {

  void make(OperationLog log) {
    session.credentials().promote(prepared.newSecrets().keySet());
    session.credentials().retire(prepared.unknown());
    prepared.steps().stream()
        .filter(ReplaceImages.class::isInstance)
        .map(ReplaceImages.class::cast)
        .forEach(step -> session.recordImages(step.images()));
    log.committed();
    Failures.tolerating(session::prune);
  }
}
