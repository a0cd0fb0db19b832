package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.examples.sandbox.Releases;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.image.Flaw;
import io.geusemaker.scripting.runbook.RunbookConditions;
import io.geusemaker.scripting.runbook.RunbookFailed;
import io.geusemaker.scripting.runbook.RunbookFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On the sandbox, a runbook")
final class SandboxRunbookTest {

  private static final Path RUNBOOKS = Path.of("runbooks");

  private final SandboxStack stack = new SandboxStack(Sandbox.builder().withRegistry().start());
  private final StringWriter out = new StringWriter();

  @AfterEach
  void stop() {
    stack.close();
  }

  private void run(Path file, boolean dryRun, String... arguments) {
    stack.awaitLoginLimit();
    RunbookFile.read(file, false)
        .run(List.of(arguments), new RunbookConditions(dryRun, new PrintWriter(out), this::named));
  }

  private Deployment named(String name) {
    Deployment deployment = Deployment.of(name).stateDirectory(stack.stateDirectory());
    return name.equals("my-dev-stack") ? deployment.over(stack.sandbox().transport()) : deployment;
  }

  private boolean oldPasswordWorks() {
    return stack.databaseAccepts(stack.databasePassword());
  }

  @Test
  void rotatesWhatIsDue() {
    Path rotate = RUNBOOKS.resolve("rotate.groovy");

    run(rotate, true, "--stack", "my-dev-stack");

    assertThat(out.toString())
        .startsWith("Plan for my-dev-stack (")
        .contains("Dry run: nothing was changed.");
    assertThat(oldPasswordWorks()).isTrue();
    assertThat(stack.direct().history()).isEmpty();

    run(rotate, false, "--stack", "my-dev-stack");

    assertThat(out.toString())
        .contains(
            "plan for my-dev-stack: 2 credentials, restarts n8n\n",
            "my-dev-stack: rotated postgres/password, n8n/owner-password in ",
            " records, unbroken\n");
    assertThat(oldPasswordWorks()).isFalse();

    run(rotate, false, "--stack", "my-dev-stack");

    assertThat(out.toString()).contains("my-dev-stack: nothing was due in ");
  }

  @Test
  void rotatesAFleet(@TempDir Path directory) throws Exception {
    Path script =
        Files.writeString(
            directory.resolve("fleet.groovy"),
            """
            fleet('my-dev-stack')
                .eachDeployment { it.keepingStates(3) }
                .rotate { it.postgres() }
                .eachRequest { it.timeout(5.minutes) }
                .execute()
                .orThrow()
            """);

    run(script, false);

    assertThat(out.toString()).contains("my-dev-stack: rotated postgres/password in ");
    assertThat(oldPasswordWorks()).isFalse();
  }

  @Test
  void patchesAndThenRotates() {
    run(
        RUNBOOKS.resolve("patch.groovy"),
        false,
        "--stack=my-dev-stack",
        "--minimum-age=0s",
        "--advisories=false");

    assertThat(out.toString())
        .contains(
            "plan for my-dev-stack: 2 images, restarts ",
            "my-dev-stack: patched postgres, n8n in ",
            "my-dev-stack: rotated postgres/password in ");
    assertThat(oldPasswordWorks()).isFalse();
    assertThat(stack.direct().history())
        .extracting(HistoryEntry::kind)
        .containsExactly("rotation", "patch");
  }

  @Test
  void takesBackWhatWentWellWhenALaterOperationFails(@TempDir Path directory) throws Exception {
    Map<String, String> files = files();
    var ignored =
        stack
            .sandbox()
            .registry()
            .add(
                Releases.N8N,
                "2.40.9",
                Releases.n8n("2.40.9").flaw(new Flaw.Dies(Duration.ofSeconds(1))));
    Path file = directory.resolve("both.groovy");
    Files.writeString(
        file,
        """
        deployment('my-dev-stack') {
            rotate { postgres() }
            patch { only 'n8n'; withoutAdvisories(); stepTimeout 40.seconds }
            rotate { n8n() }
            onFailure { rollback() }
        }
        """);

    RunbookFailed failed = catchThrowableOfType(RunbookFailed.class, () -> run(file, false));

    assertThat(failed.failure().orElseThrow()).isInstanceOf(OperationFailure.Undone.class);
    assertThat(failed.place()).startsWith("both.groovy:3: patch { only 'n8n'");
    assertThat(out.toString())
        .contains(
            "my-dev-stack: rotated postgres/password in ",
            "patch of n8n in my-dev-stack failed: ",
            "not begun: rotation of n8n in my-dev-stack\n",
            "my-dev-stack: restored postgres/password in ");
    assertThat(oldPasswordWorks()).isTrue();
    assertThat(files()).isEqualTo(files);
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>(stack.projectFiles());
    files.keySet().removeIf(name -> name.startsWith(".geusemaker"));
    return files;
  }

  @Test
  void isOfADeploymentThatExists() {
    RunbookFailed failed =
        catchThrowableOfType(
            RunbookFailed.class,
            () -> run(RUNBOOKS.resolve("rotate.groovy"), false, "--stack", "nowhere"));

    assertThat(failed.failure().orElseThrow().code()).isEqualTo("lookup.unknown-deployment");
    assertThat(failed)
        .hasMessage(
            "there is no deployment \"nowhere\" in %s. State: nothing was changed. Next: choose"
                + " from: my-dev-stack; or register it with"
                + " Deployment.of(\"nowhere\").register(...), or name another state directory.",
            stack.stateDirectory());
  }
}
