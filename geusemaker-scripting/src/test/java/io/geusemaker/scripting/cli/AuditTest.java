package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.core.json.Json;
import org.junit.jupiter.api.Test;

class AuditTest {

  private static final String RECORDS =
      """
        1  2026-11-23T10:00:01Z  op-1  operation.begin  -                    -     bob@laptop
        2  2026-11-23T10:00:02Z  op-1  step.end         postgres.alter-role  done  bob@laptop
      """;

  private final Shell shell = new Shell();

  @Test
  void theRecordsAreShown() {
    assertThat(shell.run("audit", "shop"))
        .isEqualTo(new Shell.Run(0, "2 records, unbroken\n" + RECORDS, ""));
    assertThat(shell.engine.calls).containsExactly("audit");
  }

  @Test
  void thatTheyAreWholeIsSaidWhenAsked() {
    assertThat(shell.run("audit", "shop", "--verify"))
        .isEqualTo(
            new Shell.Run(
                0,
                "2 records, unbroken\n"
                    + RECORDS
                    + "Verified: no record was cut, changed or reordered.\n",
                ""));
  }

  @Test
  void aBreachIsAWarning() {
    shell.engine.audit = ShopRecords.BROKEN_AUDIT;

    assertThat(shell.run("audit", "shop"))
        .isEqualTo(
            new Shell.Run(
                0,
                "2 records, broken at record 3: it does not follow record 2\n"
                    + RECORDS
                    + "  ! record 3: it does not follow record 2\n",
                ""));
  }

  @Test
  void aBreachIsAFailureWhenAskedToVerify() {
    shell.engine.audit = ShopRecords.BROKEN_AUDIT;

    assertThat(shell.run("audit", "shop", "--verify", "--quiet"))
        .isEqualTo(
            new Shell.Run(
                8,
                "2 records, broken at record 3: it does not follow record 2\n",
                "Broken at record 3: it does not follow record 2.\n"));
  }

  @Test
  void programsReadTheRecordsAndTheBreach() throws Exception {
    shell.engine.audit = ShopRecords.BROKEN_AUDIT;

    Shell.Run run = shell.run("audit", "shop", "--verify", "--output", "json");
    JsonNode document = Json.mapper().readTree(run.out());

    assertThat(run.exit()).isEqualTo(8);
    assertThat(run.err()).isEmpty();
    assertThat(document.fieldNames()).toIterable().containsExactly("audit");
    assertThat(Json.mapper().treeToValue(document.get("audit"), AuditTrail.class))
        .isEqualTo(ShopRecords.BROKEN_AUDIT);
    assertThat(document.at("/audit/breach/record").asInt()).isEqualTo(3);
  }
}
