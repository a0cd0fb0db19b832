package io.geusemaker.api.model;

import java.util.Optional;

/**
 * An operation that has not ended.
 *
 * @param operation what is on record about it
 * @param holder who is at work on the deployment; empty when nobody is, so that it has died and is
 *     for recovery
 */
public record OpenOperation(HistoryEntry operation, Optional<String> holder) {

  /**
   * Whether nobody will end it.
   *
   * @return whether recovery is needed
   */
  public boolean needsRecovery() {
    return holder.isEmpty();
  }

  /** One line: which, and what becomes of it. */
  @Override
  public String toString() {
    return OneLine.of(
        operation.operationId()
            + (needsRecovery() ? " did not end: recover" : " is at work")
            + ": "
            + operation.request());
  }
}
