package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.model.RotationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {

  private static final String BLOCK =
      """
      #!/usr/bin/env -S geusemaker run
      String stack = param 'stack', String, help: 'the deployment'
      Duration age = param 'age', Duration, default: 3.days

      deployment(stack) {
          over ssh('ubuntu@10.0.0.5')
          rotate { postgres(); n8n() }
          patch  { only 'n8n', 'postgres'; minimumAge age }
          onFailure { rollback() }
      }
      """;

  private static final String TOLD =
      """
      plan for shop: 2 credentials, restarts n8n
      shop: rotated n8n/owner, postgres/password in 21.5 s, old refused
      plan for shop: 1 image, restarts n8n
      shop: STILL VULNERABLE; patched n8n in 34.5 s
      """;

  private final Shell shell = new Shell();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  private Shell.Run run(String script, String... options) throws IOException {
    Path file = directory.resolve("rotate.groovy");
    Files.writeString(file, script);
    List<String> arguments = new ArrayList<>(List.of("run", file.toString()));
    arguments.addAll(List.of(options));
    return shell.run(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--stack shop", "--stack=shop --dynamic", "--dynamic --stack shop"})
  void theOperationsOfABlockAreCarriedOutInTheOrderWritten(String options) throws IOException {
    assertThat(run(BLOCK, options.split(" "))).isEqualTo(new Shell.Run(9, TOLD, ""));
    assertThat(shell.engine.calls).containsExactly("rotate anything", "patch anything");
    assertThat(shell.engine.targets.get(0).transport().orElseThrow())
        .hasToString("ssh ubuntu@10.0.0.5:22");
  }

  @Test
  void aDryRunPlansAndPrintsAndCarriesNothingOut() throws IOException {
    Shell.Run run = run(BLOCK, "--stack", "shop", "--age", "12h", "--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            Shop.PLAN.describe()
                + "\nDry run: nothing was changed.\n"
                + ShopPatches.PLAN.describe()
                + "\nDry run: nothing was changed.\n");
    assertThat(shell.engine.calls).containsExactly("plan", "plan patch");
    assertThat(shell.engine.requests)
        .containsExactly(
            new RotationRequest(
                "shop", true, true, false, List.of("n8n", "postgres"), false, Optional.empty()));
    assertThat(shell.engine.patches.get(0).minimumAge()).hasHours(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--dynamic"})
  void aPlainChainIsTheSame(String option) throws IOException {
    String script =
        """
        def result = Deployment.of('shop').rotate().postgres().olderThan(30.days).execute()
        println result.receipt().operationId()
        ['shop'].collect(Deployment.&of).each { it.recover().execute() }
        println Deployment.of('shop').history().size()
        println Deployment.of('shop').audit()
        """;

    assertThat(run(script, option.isEmpty() ? new String[0] : new String[] {option}))
        .isEqualTo(
            new Shell.Run(
                0,
                """
                plan for shop: 2 credentials, restarts n8n
                shop: rotated n8n/owner, postgres/password in 21.5 s, old refused
                op-1
                shop: recovered op-0 finished in 3.3 s
                2
                2 records, unbroken
                """,
                ""));
  }

  @Test
  void aPlainChainKnowsADryRunToo() throws IOException {
    String script =
        """
        println Deployment.of('shop').rotate().execute().warnings()
        [1].each { Deployment.of('shop').patch().execute() }
        Deployment.of('shop').rollback().plan().execute()
        Deployment.of('shop').recover().execute()
        Deployment.of('shop').register(Registration.at('ssh://u@h'))
        println dryRun
        """;

    Shell.Run run = run(script, "--dry-run");

    assertThat(run.err()).isEmpty();
    assertThat(shell.engine.calls)
        .containsExactly("plan", "plan patch", "plan rollback", "plan rollback");
    assertThat(run.out())
        .endsWith(
            """
            shop: what did not end would be recovered; dry run
            shop: would be registered at ssh://u@h; dry run
            true
            """);
  }

  @Test
  void whereADryRunCouldNotBeKnownAPlainChainIsRefused() throws IOException {
    String script =
        """
        class Helper {
            static void all() { Deployment.of('shop').rotate().execute() }
        }
        Helper.all()
        """;

    assertThat(run(script, "--dry-run"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                """
                rotate.groovy:2:25: Deployment.of(...) is not possible in a class or a static method of a runbook: hand in deployment(...)
                      static void all() { Deployment.of('shop').rotate().execute() }
                                          ^
                Nothing was run.
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--dynamic"})
  void noOtherNameForAPlainChainIsPossible(String option) throws IOException {
    String script = "Deployment same = Deployment.of('shop')\ndef alias = Deployment\n";

    assertThat(run(script, ("--dry-run " + option).strip().split(" ")).err())
        .isEqualTo(
            """
            rotate.groovy:2:13: in a runbook Deployment stands only before .of(...), or as a type
              def alias = Deployment
                          ^
            Nothing was run.
            """);
  }

  @Test
  void whatIsMisspeltIsRefusedBeforeAnythingRuns() throws IOException {
    String script =
        """
        println stak
        deployment('shop') {
            rotate { postgress(); n8n() }
        \tpatch { minimumAge 3 }
            patch { minimumAge 3.dayz }
        }
        """;

    assertThat(run(script))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                """
                rotate.groovy:1:9: stak is not declared
                  println stak
                          ^
                rotate.groovy:3:14: there is no postgress() here; did you mean postgres?
                      rotate { postgress(); n8n() }
                               ^
                rotate.groovy:4:10: there is no minimumAge(int) here
                  \tpatch { minimumAge 3 }
                  \t        ^
                rotate.groovy:5:24: there is no .dayz here; did you mean days?
                      patch { minimumAge 3.dayz }
                                         ^
                Nothing was run.
                """));
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void dynamicallyWhatIsMisspeltFailsWhenItIsReachedAndIsNotSwallowed() throws IOException {
    String script =
        """
        deployment('shop') { rotate() }
        deployment('shop') {
            patch { minimumAgge 3.days }
        }
        println 'not reached'
        """;

    Shell.Run run = run(script, "--dynamic");

    assertThat(run.exit()).isEqualTo(70);
    assertThat(run.out())
        .isEqualTo(TOLD.lines().limit(2).reduce("", (all, line) -> all + line + "\n"));
    assertThat(run.err())
        .startsWith("Failed: MissingMethodException: No signature of method")
        .endsWith("At:     rotate.groovy:3: patch { minimumAgge 3.days }\n")
        .doesNotContain("\tat ");
  }

  @Test
  void wrongValuesAreRefusedWithTheWholeList() throws IOException {
    assertThat(run(BLOCK, "--stak", "shop", "--age", "3", "stray", "--dry-run"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                """
                rotate.groovy: there is no parameter --stak
                rotate.groovy: --age: expected a number and its unit, such as 90s, 15m, 12h or 30d, but was '3'
                rotate.groovy: "stray" stands alone; values are given as --NAME VALUE
                rotate.groovy: --stack is missing
                Parameters of rotate.groovy
                  --stack STRING  the deployment (required)
                  --age DURATION  (default: 3.days)
                Nothing was run.
                """));
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void helpOfARunbookListsItsParameters() throws IOException {
    assertThat(run(BLOCK, "--help"))
        .isEqualTo(
            new Shell.Run(
                0,
                """
                Usage: geusemaker run rotate.groovy --stack STRING [--age DURATION] [--dry-run] [--dynamic]

                Parameters
                  --stack STRING  the deployment (required)
                  --age DURATION  (default: 3.days)
                """,
                ""));
  }

  @Test
  void aMissingDeploymentIsToldWithTheLineOfTheScript() throws IOException {
    shell.engine.refusal =
        Optional.of(
            new GeuseMakerException(
                new LookupFailure.UnknownDeployment("shop", "/srv/state", List.of("blog"))));

    assertThat(run(BLOCK, "--stack", "shop"))
        .isEqualTo(
            new Shell.Run(
                4,
                """
                rotation of n8n, postgres in shop failed: there is no deployment "shop" in /srv/state
                not begun: patch of n8n, postgres in shop
                shop: nothing to roll back
                """,
                """
                Failed: there is no deployment "shop" in /srv/state.
                State:  nothing was changed.
                Next:   choose from: blog; or register it with Deployment.of("shop").register(...), or name another state directory.
                At:     rotate.groovy:7: rotate { postgres(); n8n() }
                """));
  }

  @Test
  void aPlainChainThatFailsIsToldWithItsLineToo() throws IOException {
    shell.engine.refusal =
        Optional.of(new GeuseMakerException(new HostFailure.Unreachable("shop", "refused")));

    Shell.Run run = run("println 1\nDeployment.of('shop').rotate().execute()\nprintln 2\n");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).startsWith("1\nrotation of everything in shop failed: ").hasLineCount(2);
    assertThat(run.err())
        .endsWith("At:     rotate.groovy:2: Deployment.of('shop').rotate().execute()\n");
  }

  @Test
  void whatTheScriptThrowsIsToldWithoutFrames() throws IOException {
    assertThat(run("println 1\nthrow new IllegalStateException('the window is closed')\n"))
        .isEqualTo(
            new Shell.Run(
                70,
                "1\n",
                """
                Failed: IllegalStateException: the window is closed.
                At:     rotate.groovy:2: throw new IllegalStateException('the window is closed')
                """));
  }

  @Test
  void secretsArePrintedNowhere() throws IOException {
    String script =
        """
        def fresh = Deployment.of('shop').rotate().execute().reveal(SecretAccess.deliberate())
        println fresh
        println "${fresh.values()[0]} $fresh"
        fresh.each { id, secret -> println id; println secret; printf('%s%n', secret) }
        assert fresh.values()[0].reveal(SecretAccess.deliberate()) == 'x'
        """;

    Shell.Run run = run(script);

    assertThat(run.out()).contains("********").contains("postgres/password");
    assertThat(run.everything()).doesNotContain(Shop.NEW_LOGIN, Shop.NEW_PASSWORD);
    assertThat(run.err()).startsWith("Failed: the assertion does not hold.\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(shell.run("run", "/nowhere/rotate.groovy"))
        .isEqualTo(new Shell.Run(2, "", "There is no runbook /nowhere/rotate.groovy.\n"));
    assertThat(shell.run("run").err())
        .isEqualTo(
            """
            geusemaker: Missing required parameter: 'FILE'
            Run "geusemaker run --help" for help.
            """);
  }

  @Test
  void anInterruptEndsTheOperationWhichUndoesItself() throws IOException {
    shell.engine.work.waiting = Optional.of(() -> shell.signals.send(Signals.Kind.INTERRUPT));

    Shell.Run run = run("deployment('shop') { rotate(); patch() }\nprintln 'not reached'\n");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).endsWith("not begun: patch of everything in shop\n");
    assertThat(run.err())
        .startsWith("Stopping: undoing what was done; press Ctrl-C again to end at once.\nFailed: ")
        .endsWith("At:     rotate.groovy:1: deployment('shop') { rotate(); patch() }\n");
    assertThat(shell.signals.listenedTo()).isFalse();
  }

  @Test
  void verboseShowsTheStackTrace() throws IOException {
    assertThat(run("throw new IllegalStateException('odd')\n", "--verbose").err())
        .contains("\tat ");
  }
}
