package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("geusemaker plan")
class PlanTest {

  private final Shell shell = new Shell();

  @ParameterizedTest
  @ValueSource(strings = {"", "--output=json", "--quiet"})
  void showsOfARotationWhatADryRunShows(String option) {
    List<String> options = option.isEmpty() ? List.of() : List.of(option);

    Shell.Run plan = shell.run(arguments(List.of("plan", "shop"), options));
    Shell.Run dryRun =
        shell.run(
            arguments(List.of("update", "shop", "--rotate-credentials", "--dry-run"), options));

    assertThat(plan).isEqualTo(dryRun);
    assertThat(plan.exit()).isZero();
    assertThat(plan.out()).contains("postgres/password");
    assertThat(shell.engine.calls).containsExactly("plan", "plan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--output=text", "--output=json"})
  void showsOfAPatchWhatADryRunShows(String output) {
    Shell.Run plan = shell.run("plan", "shop", "--security-patch", output);

    assertThat(plan)
        .isEqualTo(shell.run("update", "shop", "--security-patch", "--dry-run", output));
    assertThat(plan.out()).contains("2.40.7");
    assertThat(shell.engine.calls).containsExactly("plan patch", "plan patch");
  }

  @Test
  void takesTheTermsOfAnUpdate() {
    shell.run(
        "plan", "shop", "--rotate-credentials", "--services=n8n,postgres", "--older-than=30d");
    shell.run("plan", "shop", "--security-patch", "--services=n8n", "--minimum-age=3d");

    assertThat(shell.engine.requests.get(0).olderThanSeconds()).contains(30L * 24 * 60 * 60);
    assertThat(shell.engine.patches.get(0).services()).containsExactly("n8n");
    assertThat(shell.engine.patches.get(0).minimumAge()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void neverAsksAndHasNothingToForce() {
    assertThat(shell.typing().run("plan", "shop").out()).doesNotContain("[y/N]");
    assertThat(shell.run("plan", "shop", "--force"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                """
                geusemaker: Unknown option: '--force'
                Run "geusemaker plan --help" for help.
                """));
  }

  @Test
  void isOfOneThingAtATime() {
    assertThat(shell.run("plan", "shop", "--rotate-credentials", "--security-patch").err())
        .isEqualTo(
            "geusemaker: --rotate-credentials and --security-patch are two operations: one at a"
                + " time\nRun \"geusemaker plan --help\" for help.\n");
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void endsWithTheCodeOfTheFailure() {
    shell.engine.refusal =
        Optional.of(
            new GeuseMakerException(
                new LookupFailure.UnknownDeployment("shop", "/records", List.of())));

    Shell.Run run = shell.run("plan", "shop");

    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.err()).contains("Type:   geusemaker adopt shop --connection");
  }

  private static String[] arguments(List<String> command, List<String> options) {
    return Stream.concat(command.stream(), options.stream()).toArray(String[]::new);
  }
}
