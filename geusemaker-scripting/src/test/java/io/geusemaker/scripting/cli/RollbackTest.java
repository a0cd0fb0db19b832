package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RollbackRequest;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.spi.Target;
import io.geusemaker.core.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackTest {

  private static final String PLAN =
      """
      Plan for shop (fedcba987654)
      Changes
        postgres/password  runtime.env POSTGRES_PASSWORD  ******** -> (that of before op-1)
      Steps
        1. Change the password of role geusemaker
        2. Recreate n8n
      Recreated: n8n
      """;

  private static final String SUMMARY =
      """
      restored postgres/password in 20.5 s
      Taken back: op-1
      Proof
        postgres/password  restored accepted  taken back refused  tcp from another container
      Steps
        Change the password of role geusemaker  0.4 s
      Operation op-2, 7 round trips
      """;

  private final Shell shell = new Shell();

  @Test
  void withoutATerminalNothingIsTouchedUntilForced() {
    Shell.Run run = shell.run("rollback", "shop");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("there is no terminal to ask", "add --force");
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void aDryRunShowsThePlanAndChangesNothing() {
    assertThat(shell.run("rollback", "shop", "--dry-run"))
        .isEqualTo(
            new Shell.Run(
                0,
                "Look at shop ... done in 0.0 s\n" + PLAN + "Dry run: nothing was changed.\n",
                ""));
    assertThat(shell.engine.calls).containsExactly("plan rollback");
  }

  @Test
  void aForcedRunShowsPlanProgressAndSummary() {
    assertThat(shell.run("rollback", "shop", "--force"))
        .isEqualTo(
            new Shell.Run(
                0,
                "Look at shop ... done in 0.0 s\n"
                    + PLAN
                    + """
                    [1/2] Change the password of role geusemaker ... done in 0.4 s
                      note: n8n answers again
                    [2/2] Recreate n8n ... done in 20.1 s
                    """
                    + SUMMARY,
                ""));
    assertThat(shell.engine.calls).containsExactly("plan rollback", "roll back fedcba9876543210");
  }

  @Test
  void aPersonIsAskedOnce() {
    shell.typing("n").with("TERM", "dumb");

    Shell.Run run = shell.run("rollback", "shop");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).endsWith(PLAN + "Roll back now? [y/N] ");
    assertThat(shell.engine.calls).containsExactly("plan rollback");

    shell.typing("y").with("TERM", "dumb");

    assertThat(shell.run("rollback", "shop").out()).endsWith(SUMMARY);
  }

  @Test
  void quietlyOnlyTheOutcomeIsSaid() {
    assertThat(shell.run("rollback", "shop", "--force", "--quiet"))
        .isEqualTo(new Shell.Run(0, "restored postgres/password in 20.5 s\n", ""));
  }

  @Test
  void itMeansTheLastOperationUnlessAnotherIsChosen() {
    shell.run("rollback", "shop", "--dry-run");
    shell.run("rollback", "shop", "--dry-run", "--steps", "2");
    shell.run("rollback", "shop", "--dry-run", "--to", "op-1");

    assertThat(shell.engine.rollbacks)
        .containsExactly(
            new RollbackRequest("shop", Optional.empty(), 1),
            new RollbackRequest("shop", Optional.empty(), 2),
            new RollbackRequest("shop", Optional.of("op-1"), 0));
  }

  @Test
  void twoWaysToChooseContradictEachOther() {
    Shell.Run run = shell.run("rollback", "shop", "--force", "--to", "op-1", "--steps", "1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("Failed: --steps is not acceptable: it cannot be combined with --to.");
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void lessThanOneStepIsRefused() {
    Shell.Run run = shell.run("rollback", "shop", "--force", "--steps", "0");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("Failed: steps is not acceptable: one operation has to be");
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void theWayAndTheRecordsAreHandedOn() {
    shell.run("rollback", "shop", "--dry-run", "--local", "--state-dir", "/srv/state");

    assertThat(shell.engine.targets)
        .singleElement()
        .satisfies(
            target ->
                assertThat(target.transport().map(Object::toString))
                    .contains("FakeTransport[connection=local:/]"))
        .extracting(Target::stateDirectory)
        .isEqualTo(Optional.of(Path.of("/srv/state")));
  }

  @Test
  void programsAreToldThePlanOrTheResult() throws Exception {
    Shell.Run plan = shell.run("rollback", "shop", "--dry-run", "--output", "json");
    Shell.Run result = shell.run("rollback", "shop", "--force", "--output", "json");

    assertThat(
            Json.mapper().treeToValue(Json.mapper().readTree(plan.out()).get("plan"), Plan.class))
        .isEqualTo(ShopRecords.ROLLBACK_PLAN);
    assertThat(
            Json.mapper()
                .treeToValue(
                    Json.mapper().readTree(result.out()).get("result"), RollbackResult.class))
        .isEqualTo(ShopRecords.ROLLED_BACK);
    assertThat(result.err()).contains(PLAN).endsWith("[2/2] Recreate n8n ... done in 20.1 s\n");
  }
}
