package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.fleet.FleetOutcome;
import io.geusemaker.core.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("geusemaker fleet")
class FleetTest {

  private static final String TWO = "fleet shop-1 shop-2 --rotate-credentials --max-concurrency=1";

  private final Shell shell = new Shell();

  private Shell.Run run(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  private void fails(String deployment, RuntimeException failure) {
    shell.engine.refusals.put(deployment, failure);
  }

  private static GeuseMakerException unreachable() {
    return new GeuseMakerException(new HostFailure.Unreachable("10.0.0.2", "timeout"));
  }

  @Test
  void changesEachAndTellsOfEach() {
    Shell.Run run = run(TWO, "--force");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("shop-1: [1/")
        .contains("shop-1: rotated n8n/owner, postgres/password in ")
        .contains(" (1 of 2)\n", " (2 of 2)\n", "2 of 2 done\n");
    assertThat(shell.engine.calls).containsExactly("rotate anything", "rotate anything");
  }

  @Test
  void isOfThoseThatAreTagged() {
    shell.engine.tagged.add("till");

    Shell.Run run = run("fleet --tag env=prod --region eu-central-1 --rotate-credentials --force");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("till: rotated", "1 of 1 done\n");
    assertThat(shell.engine.calls)
        .containsExactly("tagged env=prod in eu-central-1", "rotate anything");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fleet --rotate-credentials|name one at least, or give --tag",
        "fleet shop-1 --tag env=prod --rotate-credentials|it cannot be combined with names",
        "fleet --tag prod --rotate-credentials|it has to be KEY=VALUE",
        "fleet --tag env= --rotate-credentials|no tag can have",
        "fleet shop-1 --region eu-central-1 --rotate-credentials|it needs --tag"
      })
  void saysWhichDeploymentsItMayBeOf(String line, String reason) {
    Shell.Run run = run(line, "--force");

    assertThat(run.exit()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err()).contains(reason);
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void showsEveryPlanAndAsksOnce() {
    Shell.Run run = shell.typing("y").run(TWO.split(" "));

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("plans for 2 of 2 deployments: 1 first, then 1 at a time, up to 0 errors")
        .contains("Change these deployments now? [y/N] ")
        .contains("2 of 2 done");
    assertThat(shell.engine.calls).hasSize(4).startsWith("plan", "plan");
    assertThat(shell.engine.calls.get(2))
        .matches("rotate [0-9a-z].*")
        .isNotEqualTo("rotate anything");
  }

  @Test
  void changesNothingWithoutAYes() {
    Shell.Run run = shell.typing("n").run(TWO.split(" "));

    assertThat(run.exit()).isEqualTo(ExitCode.NOT_CONFIRMED.code());
    assertThat(shell.engine.calls).containsExactly("plan", "plan");
    assertThat(new Shell().run(TWO.split(" ")).exit()).isEqualTo(ExitCode.USAGE.code());
  }

  @Test
  void endsAtAFailureOfTheFirstAndSaysWhatWasNotBegun() {
    fails("shop-1", unreachable());

    Shell.Run run = run(TWO, "--force");

    assertThat(run.exit()).isEqualTo(ExitCode.HOST.code());
    assertThat(run.out())
        .contains("0 of 2 done, 1 failed, 1 not begun")
        .contains("  shop-2: not begun: one of those that went first failed")
        .contains("  shop-1: failed: host 10.0.0.2 cannot be reached: timeout; ");
  }

  @Test
  void goesOnAfterAsManyErrorsAsAreAllowed() {
    fails("shop-2", unreachable());

    Shell.Run run =
        run(
            "fleet shop-1 shop-2 shop-3 --security-patch --max-errors=1 --max-concurrency=1 --force");

    assertThat(run.out()).contains("2 of 3 done, 1 failed");
    assertThat(run.exit()).isEqualTo(ExitCode.HOST.code());
  }

  @Test
  void callsForRecoveryWhateverElseFailed() {
    fails("shop-1", unreachable());
    fails(
        "shop-2",
        new GeuseMakerException(
            new OperationFailure.HalfDone(
                "files.write",
                new HostFailure.Unreachable("10.0.0.2", "timeout"),
                List.of("files.write"),
                "/journal")));
    fails("shop-3", new IllegalStateException("a defect"));

    String three =
        "fleet shop-1 shop-2 shop-3 --rotate-credentials --force --canary=0 --max-errors=3"
            + " --max-concurrency=1";
    assertThat(run(three).exit()).isEqualTo(ExitCode.HALF_DONE.code());
    shell.engine.refusals.remove("shop-2");
    assertThat(run(three).exit()).isEqualTo(ExitCode.INTERNAL.code());
    assertThat(run(three).out())
        .contains("shop-3: broken: java.lang.IllegalStateException: a defect");
  }

  @Test
  void asksNothingWhenNothingCanBeDone() {
    fails("shop-1", unreachable());

    Shell.Run run = shell.typing("y").run(TWO.split(" "));

    assertThat(run.exit()).isEqualTo(ExitCode.HOST.code());
    assertThat(run.out()).doesNotContain("[y/N]").contains("0 of 2 done, 1 failed, 1 not begun");
  }

  @Test
  void isNotDoneWhenSomeWereNotBegun() {
    assertThat(
            ExitCode.ofFleet(
                List.of(
                    new FleetOutcome.Done<>("shop-1", Shop.result()),
                    new FleetOutcome.NotBegun<>("shop-2", "the whole was stopped"))))
        .isEqualTo(ExitCode.UNDONE);
  }

  @Test
  void isOneDocumentForPrograms() throws Exception {
    fails("shop-2", unreachable());

    JsonNode fleet =
        Json.mapper().readTree(run(TWO, "--force", "--output=json").out()).path("fleet");

    assertThat(fleet).hasSize(2);
    assertThat(fleet.path(0).path("deployment_name").asText()).isEqualTo("shop-1");
    assertThat(fleet.path(0).path("outcome").asText()).isEqualTo("done");
    assertThat(fleet.path(0).path("result").path("success").asBoolean()).isTrue();
    assertThat(fleet.path(0).has("revealed_credentials")).isFalse();
    assertThat(fleet.path(1).path("outcome").asText()).isEqualTo("failed");
    assertThat(fleet.path(1).path("failure").path("code").asText()).isEqualTo("host.unreachable");

    JsonNode plans =
        Json.mapper().readTree(run(TWO, "--dry-run", "--output=json").out()).path("fleet_plan");
    assertThat(plans.path(0).path("plan").path("deployment_name").asText()).isEqualTo("shop");
    assertThat(plans.path(1).path("outcome").asText()).isEqualTo("failed");
  }

  @Test
  void showsCredentialsOnDemandOnly() {
    assertThat(run(TWO, "--force").everything()).doesNotContain(Shop.NEW_PASSWORD);

    shell.engine.rotated = Shop.result();
    Shell.Run shown = run("fleet shop-1 --rotate-credentials --force --show-credentials");
    assertThat(shown.out())
        .contains("New credentials of shop-1, shown this once", Shop.NEW_PASSWORD);

    shell.engine.rotated = Shop.result();
    assertThat(
            run("fleet shop-1 --rotate-credentials --force --show-credentials --output=json").out())
        .contains("\"revealed_credentials\"", Shop.NEW_PASSWORD);
    assertThat(run("fleet shop-1 --security-patch --force --show-credentials").exit())
        .isEqualTo(ExitCode.USAGE.code());
  }

  @Test
  void asksOnceWhetherToShowThem() {
    Shell.Run shown = shell.typing("y", "y").run("fleet", "shop-1", "--rotate-credentials");

    assertThat(shown.out()).contains("Show the new credentials, this once? [y/N] ");
    assertThat(shown.out()).contains(Shop.NEW_PASSWORD);

    shell.engine.rotated = Shop.result();
    assertThat(shell.typing("y", "n").run("fleet", "shop-1", "--rotate-credentials").everything())
        .doesNotContain(Shop.NEW_PASSWORD);
  }

  @Test
  void handsItsTermsToEach() {
    run(
        TWO,
        "--force",
        "--services=postgres",
        "--operation-id=november",
        "--timeout=5m",
        "--state-dir=/srv/state",
        "--keep=7");

    assertThat(shell.engine.targets)
        .hasSize(2)
        .allSatisfy(
            target -> {
              assertThat(target.stateDirectory()).contains(Path.of("/srv/state"));
              assertThat(target.keptStates()).isEqualTo(7);
            });
    assertThat(shell.engine.conducts)
        .allSatisfy(
            conduct -> {
              assertThat(conduct.operationId()).isEqualTo(Optional.of("november"));
              assertThat(conduct.limit()).contains(Duration.ofMinutes(5));
            });
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(run("fleet --rotate-credentials").exit()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run("fleet shop-1").err()).contains("Missing required option");
    assertThat(run(TWO + " shop-1", "--force").err()).contains("\"shop-1\" is in it twice");
    assertThat(run("fleet shop-1 --rotate-credentials --force --max-errors=lots").err())
        .contains("max errors is not acceptable");
    assertThat(shell.engine.calls).isEmpty();
  }
}
