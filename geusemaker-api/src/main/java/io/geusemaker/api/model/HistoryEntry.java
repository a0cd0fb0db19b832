package io.geusemaker.api.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operation on record.
 *
 * @param operationId its id
 * @param kind what kind it was, such as {@code rotation} or {@code rollback}
 * @param request what was asked for, in words
 * @param operator who carried it out
 * @param startedAt when it began
 * @param endedAt when it ended; empty when it did not
 * @param outcome how it ended
 * @param credentials the credentials that it was to change, as {@code service/name}
 * @param undoes the operations that it took back
 * @param undoneBy the operation that took it back
 * @param canBeRolledBack whether its state before is still kept and it can be taken back
 */
public record HistoryEntry(
    String operationId,
    String kind,
    String request,
    String operator,
    Instant startedAt,
    Optional<Instant> endedAt,
    Outcome outcome,
    List<String> credentials,
    List<String> undoes,
    Optional<String> undoneBy,
    boolean canBeRolledBack) {

  /** Copies the lists. */
  public HistoryEntry {
    credentials = List.copyOf(credentials);
    undoes = List.copyOf(undoes);
  }

  /** How an operation ended. */
  public enum Outcome {
    /** It was done and proven. */
    COMMITTED("done"),
    /** It failed and everything is as before it. */
    UNDONE("undone"),
    /** It did not end: it is at work, or died and has to be recovered. */
    UNFINISHED("not ended"),
    /** Its record is damaged. */
    UNREADABLE("unreadable");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /**
     * As people say it.
     *
     * @return one or two words
     */
    public String text() {
      return text;
    }
  }

  /** One line: which, what, how it ended. */
  @Override
  public String toString() {
    return OneLine.of(operationId + " " + outcome.text() + ": " + request);
  }
}
