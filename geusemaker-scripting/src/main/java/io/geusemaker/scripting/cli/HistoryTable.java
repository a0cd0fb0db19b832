package io.geusemaker.scripting.cli;

import io.geusemaker.api.model.HistoryEntry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The operations on record as a table. */
final class HistoryTable {

  private static final String NONE = "-";
  private static final List<String> HEAD =
      List.of("OPERATION", "KIND", "OUTCOME", "STARTED", "TOOK", "CREDENTIALS", "WHO", "UNDONE BY");

  private HistoryTable() {}

  /** Several lines: the head, then an operation in each, then which can be rolled back. */
  static String text(List<HistoryEntry> entries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    entries.forEach(entry -> rows.add(row(entry)));
    int[] widths = new int[HEAD.size()];
    rows.forEach(row -> widen(widths, row));
    return rows.stream()
        .map(row -> line(row, widths))
        .collect(Collectors.joining("\n", "", "\n" + kept(entries)));
  }

  private static String kept(List<HistoryEntry> entries) {
    List<String> ids =
        entries.stream()
            .filter(HistoryEntry::canBeRolledBack)
            .map(HistoryEntry::operationId)
            .toList();
    return "Can be rolled back: " + (ids.isEmpty() ? "nothing" : String.join(", ", ids));
  }

  private static List<String> row(HistoryEntry entry) {
    return List.of(
        entry.operationId(),
        entry.kind(),
        entry.outcome().text(),
        entry.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        entry
            .endedAt()
            .map(end -> Took.text(Duration.between(entry.startedAt(), end)))
            .orElse(NONE),
        entry.credentials().isEmpty() ? NONE : String.join(", ", entry.credentials()),
        entry.operator(),
        entry.undoneBy().orElse(NONE));
  }

  private static void widen(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], row.get(i).length());
    }
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
