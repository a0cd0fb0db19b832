package io.geusemaker.api.model;

import java.util.List;
import java.util.Optional;

/**
 * The audit records of a deployment.
 *
 * @param records as far as the chain holds, in the order they were written
 * @param breach where the chain breaks; empty when nothing was cut, changed or reordered
 */
public record AuditTrail(List<AuditRecord> records, Optional<Breach> breach) {

  /** Copies the list. */
  public AuditTrail {
    records = List.copyOf(records);
  }

  /**
   * The first record that is not as it was written.
   *
   * @param record its place, from one
   * @param reason what is wrong there
   */
  public record Breach(int record, String reason) {

    /** One line: where and what. */
    @Override
    public String toString() {
      return OneLine.of("record " + record + ": " + reason);
    }
  }

  /**
   * Whether nothing was cut, changed or reordered.
   *
   * @return whether every record is as it was written
   */
  public boolean intact() {
    return breach.isEmpty();
  }

  /**
   * The trail as a table for people.
   *
   * @return several lines, without a final line break
   */
  public String describe() {
    Table text = new Table();
    text.line(toString());
    text.rows(
        records.stream()
            .map(
                r ->
                    List.of(
                        String.valueOf(r.seq()),
                        r.time().toString(),
                        r.operationId(),
                        r.action(),
                        r.step().orElse("-"),
                        r.outcome().orElse("-"),
                        r.operator().user() + "@" + r.operator().machine()))
            .toList());
    breach.ifPresent(found -> text.line("  ! " + found));
    return text.toString();
  }

  /** One line: how many and whether the chain holds. */
  @Override
  public String toString() {
    return OneLine.of(
        records.size()
            + (records.size() == 1 ? " record, " : " records, ")
            + breach.map(found -> "broken at " + found).orElse("unbroken"));
  }
}
