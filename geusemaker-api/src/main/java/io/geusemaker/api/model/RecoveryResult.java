package io.geusemaker.api.model;

import java.util.List;
import java.util.Locale;

/**
 * What a recovery found and did.
 *
 * @param operations each operation that had not ended, in the order they were recovered
 * @param durationSeconds how long it took
 * @param roundTrips how many scripts were run on the host, and commands besides where SSM needed
 *     them
 */
public record RecoveryResult(
    List<RecoveredOperation> operations, double durationSeconds, int roundTrips) {

  /** Copies the list. */
  public RecoveryResult {
    operations = List.copyOf(operations);
  }

  /**
   * The result as a table for people.
   *
   * @return several lines, without a final line break
   */
  public String describe() {
    Table text = new Table();
    text.line(toString());
    for (RecoveredOperation operation : operations) {
      text.section(
          "Operation "
              + operation.operationId()
              + ": "
              + operation.outcome().text()
              + (operation.breakGlass() ? ", after neither credential worked" : ""));
      text.rows(
          operation.found().stream()
              .map(found -> List.of(found.credential(), found.answer().text()))
              .toList());
    }
    List<List<String>> proofs =
        operations.stream()
            .flatMap(
                operation ->
                    operation.proofs().stream()
                        .map(proof -> ResultText.row(proof, secrets(operation))))
            .toList();
    if (!proofs.isEmpty()) {
      text.section("Proof");
      text.rows(proofs);
    }
    return text.toString();
  }

  private static ResultText.Secrets secrets(RecoveredOperation operation) {
    return operation.outcome() == RecoveredOperation.Outcome.UNDONE
        ? ResultText.Secrets.RESTORED_AND_TAKEN_BACK
        : ResultText.Secrets.NEW_AND_OLD;
  }

  /** One line: how many and how they ended. */
  @Override
  public String toString() {
    if (operations.isEmpty()) {
      return "nothing to recover: every operation has ended";
    }
    return OneLine.of(
        "recovered "
            + String.join(
                ", ",
                operations.stream()
                    .map(operation -> operation.operationId() + " " + operation.outcome().text())
                    .toList())
            + String.format(Locale.ROOT, " in %.1f s", durationSeconds));
  }
}
