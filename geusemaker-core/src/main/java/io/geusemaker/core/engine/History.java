package io.geusemaker.core.engine;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.core.journal.EntryType;
import io.geusemaker.core.journal.JournalEntry;
import io.geusemaker.core.journal.JournalReading;
import io.geusemaker.core.journal.Journals;
import io.geusemaker.core.journal.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on a deployment, as their journals tell of them. */
final class History {

  /** The oldest first. */
  private final List<HistoryEntry> entries;

  private History(List<HistoryEntry> entries) {
    this.entries = entries;
  }

  static History of(Journals journals) {
    List<JournalReading> readings =
        journals.operations().stream()
            .map(journals::read)
            .sorted(Comparator.comparing(History::begun))
            .toList();
    Map<String, String> undoneBy = undoneBy(readings);
    return new History(readings.stream().map(reading -> entry(reading, undoneBy)).toList());
  }

  /** Which operation took back which; one that was itself taken back does not count. */
  private static Map<String, String> undoneBy(List<JournalReading> readings) {
    Map<String, String> undoneBy = new LinkedHashMap<>();
    for (int i = readings.size() - 1; i >= 0; i--) {
      JournalReading reading = readings.get(i);
      if (committed(reading) && !undoneBy.containsKey(reading.operationId())) {
        for (String undone : reading.subject().map(Subject::undoes).orElse(List.of())) {
          undoneBy.put(undone, reading.operationId());
        }
      }
    }
    return undoneBy;
  }

  private static HistoryEntry entry(JournalReading reading, Map<String, String> undoneBy) {
    Optional<Subject> subject = reading.subject();
    Optional<String> taker = Optional.ofNullable(undoneBy.get(reading.operationId()));
    return new HistoryEntry(
        reading.operationId(),
        subject.map(Subject::kind).orElse("unknown"),
        subject.map(Subject::request).orElse("unknown"),
        subject.map(found -> found.operator().toString()).orElse("unknown"),
        begun(reading),
        reading.end().map(end -> last(reading).time()),
        outcome(reading),
        subject.map(Subject::credentials).orElse(List.of()),
        subject.map(Subject::undoes).orElse(List.of()),
        taker,
        committed(reading) && taker.isEmpty() && reading.intent().isPresent());
  }

  private static HistoryEntry.Outcome outcome(JournalReading reading) {
    if (reading.entries().isEmpty()) {
      return HistoryEntry.Outcome.UNREADABLE;
    }
    return reading
        .end()
        .map(
            end ->
                end == EntryType.COMMITTED
                    ? HistoryEntry.Outcome.COMMITTED
                    : HistoryEntry.Outcome.UNDONE)
        .orElse(HistoryEntry.Outcome.UNFINISHED);
  }

  private static boolean committed(JournalReading reading) {
    return reading.end().filter(EntryType.COMMITTED::equals).isPresent();
  }

  private static Instant begun(JournalReading reading) {
    return reading.entries().isEmpty() ? Instant.EPOCH : reading.entries().get(0).time();
  }

  private static JournalEntry last(JournalReading reading) {
    return reading.entries().get(reading.entries().size() - 1);
  }

  /** The latest first. */
  List<HistoryEntry> latestFirst() {
    List<HistoryEntry> reversed = new ArrayList<>(entries);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  Optional<HistoryEntry> find(String operationId) {
    return entries.stream().filter(e -> e.operationId().equals(operationId)).findFirst();
  }

  /** Those whose change is in effect, the latest first. */
  List<HistoryEntry> inEffect() {
    return latestFirst().stream()
        .filter(e -> e.outcome() == HistoryEntry.Outcome.COMMITTED && e.undoneBy().isEmpty())
        .toList();
  }

  /** When each credential was last rotated, rotations that were taken back excepted. */
  Map<CredentialId, Instant> rotated() {
    Map<CredentialId, Instant> rotated = new LinkedHashMap<>();
    for (HistoryEntry entry : inEffect()) {
      if (entry.kind().equals(RotationKind.NAME)) {
        for (String credential : entry.credentials()) {
          entry
              .endedAt()
              .ifPresent(end -> rotated.putIfAbsent(CredentialId.parse(credential), end));
        }
      }
    }
    return rotated;
  }
}
