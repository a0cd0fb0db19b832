package io.geusemaker.scripting.runbook;

import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An operation that a block has noted.
 *
 * @param what what is asked for, in words
 * @param line where the script says so; zero when unknown
 * @param work carries it out; the receipt, if something was changed that can be rolled back
 */
record Operation(String what, int line, Supplier<Optional<Receipt>> work) {

  static Optional<Receipt> changed(RotationResult result) {
    return Optional.of(result.receipt()).filter(r -> !result.credentialsRotated().isEmpty());
  }

  static Optional<Receipt> changed(PatchResult result) {
    return Optional.of(result.receipt()).filter(r -> !result.patchesApplied().isEmpty());
  }

  static Optional<Receipt> changed(RollbackResult result) {
    return Optional.of(result.receipt()).filter(r -> !result.operationsUndone().isEmpty());
  }

  static Optional<Receipt> unchanged(Object result) {
    return Optional.empty();
  }
}
