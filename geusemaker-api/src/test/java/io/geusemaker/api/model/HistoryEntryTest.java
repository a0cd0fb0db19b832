package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryEntryTest {

  private final List<String> credentials = new ArrayList<>(List.of("postgres/password"));

  @Test
  void it_prints_which_how_it_ended_and_what_was_asked() {
    assertThat(entry(HistoryEntry.Outcome.COMMITTED)).hasToString("op-1 done: rotate everything");
    assertThat(entry(HistoryEntry.Outcome.UNDONE)).hasToString("op-1 undone: rotate everything");
    assertThat(entry(HistoryEntry.Outcome.UNFINISHED))
        .hasToString("op-1 not ended: rotate everything");
    assertThat(entry(HistoryEntry.Outcome.UNREADABLE))
        .hasToString("op-1 unreadable: rotate everything");
  }

  @Test
  void it_does_not_change_with_what_it_was_made_from() {
    HistoryEntry entry = entry(HistoryEntry.Outcome.COMMITTED);
    credentials.clear();

    assertThat(entry.credentials()).containsExactly("postgres/password");
  }

  private HistoryEntry entry(HistoryEntry.Outcome outcome) {
    return new HistoryEntry(
        "op-1",
        "rotation",
        "rotate everything",
        "alice on laptop",
        Instant.EPOCH,
        Optional.empty(),
        outcome,
        credentials,
        List.of(),
        Optional.empty(),
        true);
  }
}
