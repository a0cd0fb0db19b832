package io.geusemaker.core.journal;

import io.geusemaker.api.secret.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What could be read of a journal. A journal is written ahead: its entries are the least that was
 * attempted, so that recovery looks at the host and trusts no entry to be the last.
 *
 * @param operationId the operation
 * @param subject what the operation is; empty when the first line is damaged
 * @param intent what {@link Journals#begin} was given; empty when it was erased or is damaged
 * @param entries the entries up to the first that is damaged
 * @param torn whether the last line is incomplete, as a death in the middle of writing leaves it
 * @param damage what is damaged beyond that
 */
public record JournalReading(
    String operationId,
    Optional<Subject> subject,
    Optional<Secret> intent,
    List<JournalEntry> entries,
    boolean torn,
    Optional<Damage> damage) {

  /** Copies the list. */
  public JournalReading {
    entries = List.copyOf(entries);
  }

  /**
   * Where a journal stops making sense.
   *
   * @param line the first line that is not as it was written, from one
   * @param reason what is wrong with it
   */
  public record Damage(int line, String reason) {}

  /**
   * How the operation ended.
   *
   * @return {@link EntryType#COMMITTED}, {@link EntryType#UNDONE}, or empty when it did not
   */
  public Optional<EntryType> end() {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(entries.get(entries.size() - 1).type()).filter(EntryType::isFinal);
  }

  /**
   * The steps that may have left something on the host: begun and not undone since.
   *
   * @return the last one first
   */
  public List<String> stepsToUndo() {
    Set<String> begun = new LinkedHashSet<>();
    for (JournalEntry entry : entries) {
      entry
          .step()
          .ifPresent(
              step -> {
                switch (entry.type()) {
                  case STEP_BEGAN -> {
                    begun.remove(step);
                    begun.add(step);
                  }
                  case UNDO_ENDED -> begun.remove(step);
                  default -> {}
                }
              });
    }
    List<String> reversed = new ArrayList<>(begun);
    Collections.reverse(reversed);
    return List.copyOf(reversed);
  }
}
