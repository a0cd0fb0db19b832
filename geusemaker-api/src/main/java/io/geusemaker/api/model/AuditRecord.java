package io.geusemaker.api.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One record of the audit: written before something is done, and after it.
 *
 * @param seq its place, from one
 * @param time when it was written
 * @param action what is about to be done or was done, such as {@code step.begin}
 * @param operationId the operation that it belongs to
 * @param operator who carries it out
 * @param step the step that it is about
 * @param details further facts by name, secrets masked
 * @param outcome how it ended, for records that are written after
 */
public record AuditRecord(
    int seq,
    Instant time,
    String action,
    String operationId,
    Operator operator,
    Optional<String> step,
    Map<String, String> details,
    Optional<String> outcome) {

  /** Copies the map. */
  public AuditRecord {
    details = Sorted.copyOf(details);
  }

  /** One line: when, what, which, how. */
  @Override
  public String toString() {
    return OneLine.of(
        seq
            + " "
            + time
            + " "
            + action
            + step.map(name -> " " + name).orElse("")
            + outcome.map(end -> ": " + end).orElse(""));
  }
}
