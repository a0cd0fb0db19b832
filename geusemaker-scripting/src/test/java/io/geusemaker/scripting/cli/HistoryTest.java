package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private final Shell shell = new Shell();

  @Test
  void everyOperationIsALine() {
    assertThat(shell.run("history", "shop"))
        .isEqualTo(
            new Shell.Run(
                0,
                """
                OPERATION  KIND      OUTCOME    STARTED               TOOK    CREDENTIALS                   WHO         UNDONE BY
                op-2       rollback  not ended  2026-11-23T10:01:00Z  -       -                             ann@desk    -
                op-1       rotation  done       2026-11-23T10:00:00Z  21.5 s  n8n/owner, postgres/password  bob@laptop  op-2
                Can be rolled back: op-1
                """,
                ""));
    assertThat(shell.engine.calls).containsExactly("history");
  }

  @Test
  void nothingOnRecordIsSaid() {
    shell.engine.history = List.of();

    assertThat(shell.run("history", "shop"))
        .isEqualTo(new Shell.Run(0, "Nothing on record for \"shop\".\n", ""));
  }

  @Test
  void whatIsNoLongerKeptCannotBeRolledBack() {
    shell.engine.history = ShopRecords.HISTORY.subList(0, 1);

    assertThat(shell.run("history", "shop").out()).endsWith("\nCan be rolled back: nothing\n");
  }

  @Test
  void quietlyTheLastOneIsNamed() {
    assertThat(shell.run("history", "shop", "--quiet"))
        .isEqualTo(
            new Shell.Run(0, "op-2 not ended: rollback of the last operation in shop\n", ""));
  }

  @Test
  void programsReadAnArray() throws Exception {
    JsonNode document =
        Json.mapper().readTree(shell.run("history", "shop", "--output", "json").out());

    assertThat(document.fieldNames()).toIterable().containsExactly("history");
    assertThat(
            Json.mapper()
                .convertValue(document.get("history"), new TypeReference<List<HistoryEntry>>() {}))
        .isEqualTo(ShopRecords.HISTORY);
    assertThat(document.at("/history/0/ended_at").isNull()).isTrue();
    assertThat(document.at("/history/1/can_be_rolled_back").asBoolean()).isTrue();
  }
}
