package io.geusemaker.api.model;

import java.util.List;
import java.util.Locale;

/**
 * What a rollback did.
 *
 * @param success always true of a result that was returned; a failed rollback is a failure
 * @param operationsUndone the operations that were taken back, the latest first
 * @param credentialsRestored the credentials that are as before them, as {@code service/name}
 * @param previousState the deployment as it was before the rollback
 * @param durationSeconds from the first contact with the host to the last proof
 * @param warnings what the operator should know
 * @param proofs evidence for each credential; "new" is the restored one, "old" the one taken back
 * @param steps how long each step took
 * @param roundTrips how many scripts were run on the host, and commands besides where SSM needed
 *     them
 * @param receipt names this operation; it can be rolled back too
 */
public record RollbackResult(
    boolean success,
    List<String> operationsUndone,
    List<String> credentialsRestored,
    PreviousState previousState,
    double durationSeconds,
    List<String> warnings,
    List<Proof> proofs,
    List<StepReport> steps,
    int roundTrips,
    Receipt receipt) {

  /** Copies the lists. */
  public RollbackResult {
    operationsUndone = List.copyOf(operationsUndone);
    credentialsRestored = List.copyOf(credentialsRestored);
    warnings = List.copyOf(warnings);
    proofs = List.copyOf(proofs);
    steps = List.copyOf(steps);
  }

  /**
   * The result as a table for people.
   *
   * @return several lines, without a final line break
   */
  public String describe() {
    Table text = new Table();
    text.line(toString());
    text.section("Taken back: " + String.join(", ", operationsUndone));
    text.section("Proof");
    text.rows(
        proofs.stream()
            .map(
                proof ->
                    credentialsRestored.contains(proof.credential())
                        ? ResultText.row(proof, ResultText.Secrets.RESTORED_AND_TAKEN_BACK)
                        : ResultText.rowOfOther(proof))
            .toList());
    ResultText.steps(text, steps);
    ResultText.warnings(text, warnings);
    text.line("Operation " + receipt.operationId() + ", " + roundTrips + " round trips");
    return text.toString();
  }

  /**
   * The result as a page for a browser: what was taken back, with every secret masked, the proof,
   * the time that each step took, and the warnings. No secret is in it.
   *
   * <p>The page needs no file or network besides itself and runs no script.
   *
   * @return one HTML document, to be written as UTF-8; the same text for an equal result
   */
  public String report() {
    return RollbackReport.of(this);
  }

  /** One line: the outcome first. */
  @Override
  public String toString() {
    return OneLine.of(
        "restored "
            + String.join(", ", credentialsRestored)
            + String.format(Locale.ROOT, " in %.1f s", durationSeconds));
  }
}
