package io.geusemaker.core.engine;

import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.core.journal.JournalReading;
import io.geusemaker.core.journal.Journals;
import io.geusemaker.core.patch.PatchRollback;
import io.geusemaker.core.step.KeptDumps;
import io.geusemaker.core.step.MigratedData;
import java.util.List;
import java.util.stream.Stream;

/**
 * The earlier states of a deployment to which it can be rolled back.
 *
 * @param journals the operations
 * @param number how many are kept
 */
record KeptStates(Journals journals, int number) {

  /** Erases the secrets of states that are not kept any more. */
  void prune() {
    List<String> kept =
        History.of(journals).latestFirst().stream()
            .filter(entry -> entry.outcome() == HistoryEntry.Outcome.COMMITTED)
            .limit(number)
            .map(HistoryEntry::operationId)
            .toList();
    for (String operation : journals.operations()) {
      JournalReading reading = journals.read(operation);
      if (reading.end().isPresent()
          && reading.intent().isPresent()
          && reading.damage().isEmpty()
          && !kept.contains(operation)) {
        journals.eraseIntent(operation);
      }
    }
  }

  /** Those that a rollback would restore stay, whatever came after them. */
  KeptDumps dumps() {
    List<String> needed =
        journals.operations().stream()
            .map(journals::read)
            .flatMap(reading -> Intents.of(reading).stream())
            .flatMap(intent -> PatchRollback.replaced(intent.prepared()).stream())
            .flatMap(step -> Stream.concat(step.dataBefore().stream(), step.dataAfter().stream()))
            .map(MigratedData::backup)
            .distinct()
            .toList();
    return new KeptDumps(number, needed);
  }
}
