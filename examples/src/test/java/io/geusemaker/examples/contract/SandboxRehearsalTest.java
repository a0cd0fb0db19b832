package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Patch;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.event.OperationListener;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RecoveredOperation;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.examples.sandbox.Releases;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.image.Flaw;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A patch that is first tried next to what runs, on a copy of the data. */
@DisplayName("On the sandbox, a rehearsal")
final class SandboxRehearsalTest {

  private static final String REHEARSE = "patch.rehearse";

  private final SandboxStack stack = new SandboxStack(Sandbox.builder().withRegistry().start());
  private final Map<String, String> files = files();
  private final List<String> containers = containers();
  private final List<String> migrations = migrations();

  @AfterEach
  void stop() {
    stack.close();
  }

  private Patch patch() {
    return stack.direct().patch().services("n8n", "postgres").withoutAdvisories().rehearse();
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>(stack.projectFiles());
    files.keySet().removeIf(name -> name.startsWith(".geusemaker"));
    return files;
  }

  private List<String> containers() {
    return lines("docker ps -a --no-trunc --format '{{.ID}} {{.Names}} {{.State}}'");
  }

  private List<String> lines(String command) {
    try (HostSession session = stack.sandbox().transport().connect()) {
      ScriptResult result = session.run(Script.of("look", command));
      assertThat(result.exitCode()).as(result.stderr()).isZero();
      return result.stdout().lines().sorted().toList();
    }
  }

  private List<String> migrations() {
    return stack.query("SELECT name FROM migrations ORDER BY id");
  }

  private void nothingIsLeft() {
    assertThat(lines("docker ps -aq --filter label=io.geusemaker.rehearsal=geusemaker")).isEmpty();
    assertThat(lines("docker network ls -q --filter label=io.geusemaker.rehearsal=geusemaker"))
        .isEmpty();
    String project = Objects.requireNonNull(stack.sandbox().composeFile().getParent()).toString();
    assertThat(
            lines(
                "ls -d /dev/shm/.geusemaker-rehearsal-geusemaker-$(printf %s '"
                    + project
                    + "' | cksum | cut -d ' ' -f 1) 2>/dev/null || :"))
        .isEmpty();
    assertThat(stack.sandbox().unknownCalls()).isEmpty();
  }

  /** The very containers that ran before run on, on the files and data from before. */
  private void nothingWasTouched() {
    assertThat(containers()).isEqualTo(containers);
    assertThat(files()).isEqualTo(files);
    assertThat(migrations()).isEqualTo(migrations);
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    nothingIsLeft();
  }

  private void publish(String repository, String tag, ImageConfig image) {
    var ignored = stack.sandbox().registry().add(repository, tag, image);
  }

  @Test
  void passesBeforeAnythingStopsAndIsToldOfInTheResult() {
    stack.query("UPDATE workflow_entity SET active = true");
    Map<String, List<String>> meanwhile = new TreeMap<>();
    PatchResult result =
        patch()
            .listener(
                event -> {
                  if (event instanceof Event.StepFinished done
                      && done.step().id().equals(REHEARSE)) {
                    meanwhile.put("containers", containers());
                    meanwhile.put("migrations", migrations());
                  }
                })
            .execute();

    assertThat(meanwhile.get("containers")).isEqualTo(containers);
    assertThat(meanwhile.get("migrations")).isEqualTo(migrations);
    assertThat(result.patchesApplied()).extracting(PatchInfo::newVersion).contains("2.40.7");
    assertThat(result.proofs())
        .filteredOn(proof -> proof.credential().endsWith("/rehearsal"))
        .extracting(Proof::detail)
        .satisfiesExactlyInAnyOrder(
            detail -> assertThat(detail).matches("15.20: \\d+ tables with \\d+ rows restored.*"),
            detail -> assertThat(detail).matches("2.40.7: its login route.* 3 credentials .*"));
    assertThat(stack.query("SELECT DISTINCT active FROM workflow_entity")).containsExactly("t");
    assertThat(migrations()).hasSize(migrations.size() + 2);
    nothingIsLeft();
  }

  @Test
  void leavesTheCopyNothingToDoByItself() {
    stack.query("ALTER TABLE workflow_entity ADD \"activeVersionId\" varchar(36)");
    stack.query("UPDATE workflow_entity SET active = true, \"activeVersionId\" = 'v1'");
    stack.query("CREATE TABLE agents (id int PRIMARY KEY, \"activeVersionId\" varchar(36))");
    stack.query("INSERT INTO agents VALUES (1, 'v1')");
    stack.query("CREATE TABLE scheduled_job (id int PRIMARY KEY)");
    stack.query("INSERT INTO scheduled_job VALUES (1)");
    stack.query(
        "CREATE TABLE execution_entity (id int PRIMARY KEY, \"stoppedAt\" timestamptz, \"waitTill\" timestamptz)");
    stack.query(
        "INSERT INTO execution_entity VALUES (1, now(), NULL), (2, now(), now()), (3, NULL, NULL)");
    String look =
        "SELECT (SELECT count(*) FROM workflow_entity), (SELECT count(*) FROM workflow_entity WHERE"
            + " active OR \"activeVersionId\" IS NOT NULL), (SELECT count(\"activeVersionId\") FROM"
            + " agents), (SELECT count(*) FROM scheduled_job), (SELECT string_agg(id::text, '-') FROM"
            + " execution_entity)";

    String seen = stack.sandbox().hostDirectory().resolve("tmp/seen").toString();
    patchOver(
        "docker() {"
            + " case \"$*\" in *geusemaker-rehearsal-geusemaker-n8n*--env-file*)"
            + " command docker exec geusemaker-rehearsal-geusemaker-postgres psql -X -A -t"
            + " -U geusemaker -d geusemaker -c \"$LOOK\" >"
            + seen
            + " ;; esac; command docker \"$@\"; }",
        look);

    assertThat(lines("cat " + seen)).containsExactly("1|0|0|0|1");
    assertThat(stack.query(look)).containsExactly("1|1|1|1|1-2-3");
    nothingIsLeft();
  }

  /** Patches with shell text before the rehearsal's own. */
  private void patchOver(String shell, String look) {
    stack
        .deployment()
        .over(
            ChangedRehearsal.by(
                stack.sandbox().transport(),
                script -> script.parameter("LOOK", look).preceding(shell)))
        .patch()
        .services("n8n", "postgres")
        .withoutAdvisories()
        .rehearse()
        .execute();
  }

  @Test
  void isAStepOfThePlanBeforeTheBackup() {
    assertThat(patch().plan().plan().steps())
        .extracting(PlannedStep::id)
        .containsExactly("images.pull", REHEARSE, "database.back-up", "images.replace", "prove");
    nothingWasTouched();
  }

  @Test
  void passesNoSecretToDocker() {
    patch().services("n8n").execute();

    assertThat(stack.sandbox().dockerCalls())
        .anyMatch(call -> call.startsWith("docker run -d"))
        .noneMatch(call -> call.contains(stack.databasePassword()))
        .noneMatch(call -> call.contains(key()));
  }

  private String key() {
    return Objects.requireNonNull(stack.projectFiles().get("runtime.env"))
        .lines()
        .filter(line -> line.startsWith("N8N_ENCRYPTION_KEY="))
        .findFirst()
        .map(line -> line.substring(line.indexOf('=') + 1))
        .orElseThrow();
  }

  @ParameterizedTest(name = "catches a new n8n that {0}")
  @ValueSource(strings = {"is never healthy", "dies", "crashes after it has migrated"})
  void catchesAnN8nThatIsWrong(String flaw) {
    Flaw wrong =
        switch (flaw) {
          case "dies" -> new Flaw.Dies(Duration.ofSeconds(2));
          case "is never healthy" -> new Flaw.NeverHealthy();
          default -> new Flaw.CrashesAfterMigrating();
        };
    publish(Releases.N8N, "2.40.9", Releases.migratingN8n("2.40.9").flaw(wrong));

    Failure failure = patch().attempt().getLeft();

    Failure cause = ((OperationFailure.Undone) failure).cause();
    assertThat(cause).isInstanceOf(OperationFailure.RehearsalFailed.class);
    assertThat(failure.message())
        .contains("the rehearsal of n8n 2.40.9 failed", "nothing of the deployment was stopped");
    if (wrong instanceof Flaw.CrashesAfterMigrating) {
      assertThat(cause.what()).contains("Cannot find module './sandbox'");
    }
    nothingWasTouched();
  }

  @Test
  void catchesADatabaseThatIsNeverHealthy() {
    publish(Releases.POSTGRES, "15.21", Releases.postgres("15.21").flaw(new Flaw.NeverHealthy()));

    Failure failure = patch().attempt().getLeft();

    assertThat(failure.what()).contains("the rehearsal of postgres 15.21 failed", "health check");
    nothingWasTouched();
  }

  @Test
  void isRefusedWhenMemoryDoesNotAllowIt() {
    stack.sandbox().machine().sayMemoryOfEach("3.5TiB");

    assertThat(patch().attempt().getLeft())
        .isInstanceOf(StackFailure.NoRoomToRehearse.class)
        .extracting(Failure::what)
        .asString()
        .contains("of memory", "MiB are available");
    nothingWasTouched();
    assertThat(stack.sandbox().dockerCalls()).noneMatch(call -> call.startsWith("docker pull"));
  }

  @Test
  void isRefusedWhenMemoryRunsOutAfterThePlan() {
    Either<Failure, PatchResult> outcome =
        patch()
            .listener(
                atStart("images.pull", () -> stack.sandbox().machine().sayMemoryOfEach("3.5TiB")))
            .attempt();

    assertThat(((OperationFailure.Undone) outcome.getLeft()).cause())
        .isInstanceOf(StackFailure.NoRoomToRehearse.class);
    nothingWasTouched();
  }

  @Test
  void isRefusedWhenTheDiskDoesNotAllowIt() {
    stack.sandbox().machine().sayFree(100 * 1024);

    assertThat(patch().attempt().getLeft())
        .isInstanceOf(StackFailure.NoRoomToRehearse.class)
        .extracting(Failure::what)
        .asString()
        .contains("of disk", "100 MiB are free");
    nothingWasTouched();
  }

  @Test
  void leavesAServiceAloneThatCannotBeRehearsed() {
    publish("qdrant/qdrant", "v1.17.0", Releases.n8n("1.17.0"));
    publish("qdrant/qdrant", "v1.17.1", Releases.n8n("1.17.1"));
    String image = stack.sandbox().registry().tagged("qdrant/qdrant", "v1.17.0");
    String file = stack.sandbox().composeFile().toString();
    lines("sed -i 's|qdrant/qdrant:latest|" + image + "|' " + file + " && docker pull -q " + image);
    lines(
        "docker compose -p geusemaker -f "
            + file
            + " --env-file "
            + stack.sandbox().runtimeEnv()
            + " up -d --no-deps qdrant");
    Patch qdrant = stack.direct().patch().services("qdrant").withoutAdvisories().rehearse();

    PatchResult result = qdrant.execute();

    assertThat(result.patchesApplied()).isEmpty();
    assertThat(result.patchesSkipped().get(0).skippedBecause().orElse(""))
        .contains("cannot be rehearsed");
    assertThat(qdrant.allow("qdrant").plan().plan().applied()).hasSize(1);
  }

  @Test
  void leavesNothingWhenItWasKilledAndIsRecovered() {
    Transport dying = ChangedRehearsal.thatDiesWithCandidates(stack.sandbox().transport());
    assertThatThrownBy(
            () ->
                stack
                    .deployment()
                    .over(dying)
                    .patch()
                    .services("n8n", "postgres")
                    .withoutAdvisories()
                    .rehearse()
                    .execute())
        .isInstanceOf(Died.class);
    assertThat(lines("docker ps -aq --filter label=io.geusemaker.rehearsal=geusemaker"))
        .as("what the dead one left")
        .isNotEmpty();

    List<RecoveredOperation> recovered = stack.direct().recover().execute().operations();

    assertThat(recovered)
        .extracting(RecoveredOperation::outcome)
        .containsExactly(RecoveredOperation.Outcome.UNDONE);
    nothingWasTouched();
  }

  private static OperationListener atStart(String step, Runnable action) {
    return event -> {
      if (event instanceof Event.StepStarted started && started.step().id().equals(step)) {
        action.run();
      }
    };
  }
}
