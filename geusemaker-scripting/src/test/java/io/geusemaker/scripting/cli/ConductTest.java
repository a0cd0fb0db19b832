package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.SealedSecret;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Target;
import io.geusemaker.core.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that say how an operation is gone about. */
class ConductTest {

  private static final String[] UPDATE = {"update", "shop", "--rotate-credentials", "--force"};

  private final Shell shell = new Shell();

  private Shell.Run run(String line) {
    return shell.run(line.split(" "));
  }

  private Shell.Run update(String... options) {
    String[] arguments = java.util.Arrays.copyOf(UPDATE, UPDATE.length + options.length);
    System.arraycopy(options, 0, arguments, UPDATE.length, options.length);
    return shell.run(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"update shop --rotate-credentials --force", "rollback shop --force"})
  void changesAreNamedAndLimited(String command) {
    run(command + " --operation-id nightly --wait 15m --timeout 1h --step-timeout 90s --keep 3");

    Conduct conduct = shell.engine.conducts.get(0);
    assertThat(conduct.operationId()).contains("nightly");
    assertThat(conduct.lockPatience()).isEqualTo(Duration.ofMinutes(15));
    assertThat(conduct.limit()).contains(Duration.ofHours(1));
    assertThat(conduct.stepLimit()).contains(Duration.ofSeconds(90));
    assertThat(shell.engine.targets).extracting(Target::keptStates).containsExactly(3);
  }

  @Test
  void aRecoveryIsLimited() {
    run("recover shop --wait 15m --timeout 1h --step-timeout 90s");

    Conduct conduct = shell.engine.conducts.get(0);
    assertThat(conduct.lockPatience()).isEqualTo(Duration.ofMinutes(15));
    assertThat(conduct.limit()).contains(Duration.ofHours(1));
    assertThat(conduct.stepLimit()).contains(Duration.ofSeconds(90));
  }

  @Test
  void withoutThemNothingWaitsOrIsLimited() {
    update();

    Conduct conduct = shell.engine.conducts.get(0);
    assertThat(conduct.operationId()).isEmpty();
    assertThat(conduct.lockPatience()).isZero();
    assertThat(conduct.limit()).isEmpty();
    assertThat(conduct.stepLimit()).isEmpty();
    assertThat(shell.engine.targets)
        .extracting(Target::keptStates)
        .containsOnly(Target.KEPT_STATES);
  }

  @ParameterizedTest
  @CsvSource({"0s, 0", "90s, 90", "15m, 900", "12h, 43200", "30d, 2592000", "3650d, 315360000"})
  void durationsAreANumberAndItsUnit(String typed, long seconds) {
    update("--older-than", typed);

    assertThat(shell.engine.requests.get(0).olderThan()).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "d", "1w", "-1d", "1.5h", "1h30m", "30 d", "PT1H", "30D"})
  void anythingElseIsNoDuration(String typed) {
    assertThat(update("--older-than", typed))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "geusemaker: Invalid value for option '--older-than': expected a number and its"
                    + " unit, such as 90s, 15m, 12h or 30d, but was '"
                    + typed
                    + "'\nRun \"geusemaker update --help\" for help.\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3651d", "999999999s", "999999999d"})
  void aDurationBeyondReasonIsRefused(String typed) {
    assertThat(update("--wait", typed).err())
        .startsWith(
            "geusemaker: Invalid value for option '--wait': expected no more than 3650d but was '"
                + typed
                + "'\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--operation-id, a/b, operation id",
    "--timeout, 0s, timeout",
    "--step-timeout, 0m, step timeout",
    "--keep, 0, kept states"
  })
  void whatMakesNoSenseIsRefusedBeforeAnythingIsTouched(String option, String value, String field) {
    Shell.Run run = update(option, value);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("Failed: " + field + " is not acceptable: ");
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void aNamedOperationIsPlannedInTheCourseOfIt() {
    Shell.Run run = update("--operation-id", "nightly");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("Look at shop ... done\nPlan for shop (0123456789ab)\n")
        .contains("[2/2] Recreate n8n ... done in 20.1 s\nrotated n8n/owner");
    assertThat(shell.engine.calls).containsExactly("rotate anything");
  }

  @Test
  void aNamedOperationIsAskedForToo() {
    shell.typing("n").with("TERM", "dumb");

    Shell.Run run = run("update shop --rotate-credentials --operation-id nightly");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).endsWith("Rotate these credentials now? [y/N] ");
    assertThat(run.err()).startsWith("Failed: the plan for \"shop\" was not confirmed.");
  }

  @Test
  void aRepeatAsksNothingAndShowsTheFirstResult() {
    shell.engine.done = Optional.of("nightly");
    shell.engine.rotated = resultOf(List.of("n8n/owner"), Map.of());
    shell.typing().with("TERM", "dumb");

    Shell.Run run =
        run("update shop --rotate-credentials --operation-id nightly --show-credentials");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("Look at shop ... done in 0.0 s\nrotated n8n/owner in 0.2 s\n");
  }

  private static RotationResult resultOf(List<String> rotated, Map<String, SealedSecret> sealed) {
    RotationResult result = Shop.result();
    return new RotationResult(
        true,
        rotated,
        sealed,
        result.previousState(),
        0.2,
        List.of(),
        List.of(),
        List.of(),
        1,
        result.receipt());
  }

  @Test
  void whenNothingIsDueThatIsSaidAndNothingAsked() {
    shell.engine.plan = ShopRecords.EMPTY_PLAN;
    shell.engine.rotated = resultOf(List.of(), Map.of());

    Shell.Run run =
        shell
            .typing()
            .with("TERM", "dumb")
            .run("update", "shop", "--rotate-credentials", "--older-than", "30d");

    assertThat(run)
        .isEqualTo(
            new Shell.Run(0, "Look at shop ... done in 0.0 s\nnothing was due in 0.2 s\n", ""));
  }

  @Test
  void aDryRunSaysThatNothingIsDue() {
    shell.engine.plan = ShopRecords.EMPTY_PLAN;

    assertThat(update("--older-than", "30d", "--dry-run").out())
        .endsWith("Nothing is to be done for \"shop\" now.\nDry run: nothing was changed.\n");
  }

  @Test
  void programsAreToldThatNothingWasDue() throws Exception {
    shell.engine.plan = ShopRecords.EMPTY_PLAN;
    shell.engine.rotated = resultOf(List.of(), Map.of());

    Shell.Run run = update("--older-than", "30d", "--output", "json");

    assertThat(run.exit()).isZero();
    assertThat(Json.mapper().readTree(run.out()).at("/result/credentials_rotated").isEmpty())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void theResultOfAnEarlierRunCannotShowItsCredentials(String format) {
    shell.engine.rotated =
        resultOf(List.of("n8n/owner"), Map.of("n8n/owner", SealedSecret.ofCiphertext("sealed:2")));

    Shell.Run run =
        update("--operation-id", "x", "--show-credentials", "--quiet", "--output", format);

    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "The new credentials are not shown: only the ciphertext is at hand: the credential"
                + " itself is in the deployment's state.\n");
  }
}
