package io.geusemaker.api.model;

import java.util.List;

/**
 * An operation that had not ended, and how it was ended.
 *
 * @param operationId the operation
 * @param outcome whether it was finished or undone
 * @param found what each credential was found to do on the host before
 * @param proofs evidence of the outcome; "new" is the credential that works now
 * @param breakGlass whether a credential was set by force because neither worked
 */
public record RecoveredOperation(
    String operationId,
    Outcome outcome,
    List<FoundCredential> found,
    List<Proof> proofs,
    boolean breakGlass) {

  /** Copies the lists. */
  public RecoveredOperation {
    found = List.copyOf(found);
    proofs = List.copyOf(proofs);
  }

  /** How a recovered operation ended. */
  public enum Outcome {
    /** Everything that it was to do is done. */
    FINISHED("finished"),
    /** Everything is as before it. */
    UNDONE("undone");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /**
     * As people say it.
     *
     * @return one word
     */
    public String text() {
      return text;
    }
  }

  /** One line: which and how. */
  @Override
  public String toString() {
    return OneLine.of(operationId + " " + outcome.text());
  }
}
