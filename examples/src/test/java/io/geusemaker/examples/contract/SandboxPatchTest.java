package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Patch;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.examples.sandbox.Releases;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.image.Flaw;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("On the sandbox, a patch")
final class SandboxPatchTest {

  private final SandboxStack stack = new SandboxStack(Sandbox.builder().withRegistry().start());
  private final Map<String, String> files = files();
  private final String n8n = stack.containerId("n8n");
  private final List<String> migrations = migrations();

  @AfterEach
  void stop() {
    stack.close();
  }

  private Patch patch() {
    return stack.direct().patch().services("n8n", "postgres").withoutAdvisories();
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>(stack.projectFiles());
    files.keySet().removeIf(name -> name.startsWith(".geusemaker"));
    return files;
  }

  private List<String> migrations() {
    return stack.query("SELECT name FROM migrations ORDER BY id");
  }

  private void isAsBefore() {
    assertThat(files()).isEqualTo(files);
    assertThat(migrations()).isEqualTo(migrations);
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(stack.databasePassword());
    assertThat(stack.query("SELECT datname FROM pg_database WHERE datname LIKE '%geusemaker_%'"))
        .isEmpty();
    assertThat(stack.direct().audit().breach()).isEmpty();
  }

  @Test
  void movesToTheNewestOfTheLineAndBackWithItsData() {
    PatchResult result = patch().execute();

    assertThat(result.patchesApplied())
        .extracting(PatchInfo::toString)
        .containsExactly("postgres 15.18 -> 15.20", "n8n 2.40.6 -> 2.40.7");
    assertThat(result.downtimeSeconds()).containsOnlyKeys("n8n", "postgres");
    assertThat(result.describe()).contains("15.20", "decrypted");
    assertThat(files().get("docker-compose.yml"))
        .contains(":15.20@sha256:", ":2.40.7@sha256:")
        .contains("# The stack of one GeuseMaker deployment.");
    assertThat(migrations()).hasSize(migrations.size() + 2);
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);

    RollbackResult back = stack.direct().rollback().execute();

    assertThat(back.warnings()).anyMatch(warning -> warning.contains("LOST"));
    isAsBefore();
    assertThat(stack.direct().history())
        .extracting(HistoryEntry::kind)
        .containsExactly("rollback", "patch");
  }

  @Tag("long")
  @Test
  void comesBackWithItsDataHoweverFewStatesAreKept() {
    Deployment keeping = stack.direct().keepingStates(1);
    var ignored = keeping.patch().services("n8n", "postgres").withoutAdvisories().execute();

    RollbackResult back = keeping.rollback().execute();

    assertThat(back.warnings()).anyMatch(warning -> warning.contains("LOST"));
    isAsBefore();
  }

  @Tag("long")
  @Test
  void givesARestoredDatabaseBackToItsOwner() {
    stack.query("CREATE ROLE shopkeeper");
    stack.query("ALTER DATABASE geusemaker OWNER TO shopkeeper");
    var ignored = patch().execute();

    var back = stack.direct().rollback().execute();

    assertThat(back.success()).isTrue();
    assertThat(
            stack.query(
                "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'geusemaker'"))
        .containsExactly("shopkeeper");
  }

  private static Finding migrations(List<PatchInfo> patches) {
    return patches.stream()
        .filter(patch -> patch.serviceName().equals("n8n"))
        .flatMap(patch -> patch.findings().stream())
        .filter(finding -> finding.code().equals("migrations"))
        .reduce((one, other) -> new Finding(one.severity(), "said", "twice"))
        .orElseThrow();
  }

  @Test
  void namesTheMigrationsThatWillRunBeforeAnythingStops() {
    List<String> heard = new ArrayList<>();
    assertThat(migrations(patch().plan().plan().applied()).text()).contains("once it is pulled");

    PatchResult result =
        patch()
            .listener(
                event -> {
                  if (event instanceof Event.StepStarted started) {
                    heard.add(started.step().id());
                  } else if (event instanceof Event.Notice notice) {
                    heard.add(notice.text());
                  }
                })
            .execute();

    Finding finding = migrations(result.patchesApplied());
    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
    assertThat(finding.text())
        .contains("2 migrations")
        .contains("AddDescriptionToCredentials, CreateVersionHistory");
    assertThat(heard)
        .containsSubsequence("images.pull", "n8n: " + finding.text(), "images.replace");
  }

  @Test
  void namesTheMigrationsInThePlanWhereTheImageIsOnTheHost() {
    var ignored = patch().execute();
    var back = stack.direct().rollback().execute();
    assertThat(back.success()).isTrue();

    Finding finding = migrations(patch().plan().plan().applied());

    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
    assertThat(finding.text()).contains("2 migrations");
  }

  @Test
  void saysThatNoMigrationWillRun() {
    publish(Releases.N8N, "2.40.7", Releases.n8n("2.40.7"));

    Finding finding = migrations(patch().services("n8n").execute().patchesApplied());

    assertThat(finding.severity()).isEqualTo(Finding.Severity.INFO);
    assertThat(finding.text()).contains("no migration");
  }

  @Test
  void doesNothingWhenItIsAskedForAgain() {
    patch().execute();
    PatchResult again = patch().execute();

    assertThat(again.patchesApplied()).isEmpty();
    assertThat(again.toString()).startsWith("nothing to patch");
  }

  @Test
  void leavesAloneWhatComesFromARegistryThatIsNotAllowed() {
    PatchResult result =
        stack
            .direct()
            .patch()
            .services("qdrant")
            .registries(stack.sandbox().registry().host())
            .withoutAdvisories()
            .execute();

    assertThat(result.patchesApplied()).isEmpty();
    assertThat(result.patchesSkipped().get(0).skippedBecause()).isPresent();
  }

  @Test
  void isOfServicesThatExist() {
    assertThatThrownBy(() -> stack.direct().patch().services("nginx").plan())
        .isInstanceOfSatisfying(
            GeuseMakerException.class,
            e -> assertThat(e.failure()).isInstanceOf(RequestFailure.UnknownService.class));
  }

  @ParameterizedTest(name = "is undone when the new n8n {0}")
  @ValueSource(strings = {"is never healthy", "dies", "crashes after it has migrated"})
  void isUndone(String flaw) {
    Flaw wrong =
        switch (flaw) {
          case "dies" -> new Flaw.Dies(Duration.ofSeconds(1));
          case "is never healthy" -> new Flaw.NeverHealthy();
          default -> new Flaw.CrashesAfterMigrating();
        };
    publish(Releases.N8N, "2.40.9", Releases.migratingN8n("2.40.9").flaw(wrong));

    Either<Failure, PatchResult> outcome = patch().stepTimeout(Duration.ofSeconds(40)).attempt();

    assertThat(outcome.getLeft()).isInstanceOf(OperationFailure.Undone.class);
    isAsBefore();
  }

  private void publish(String repository, String tag, ImageConfig image) {
    var ignored = stack.sandbox().registry().add(repository, tag, image);
  }

  @Test
  void leavesADatabaseAloneThatWouldSortOtherwise() {
    publish(Releases.POSTGRES, "15.21", Releases.postgres("15.21").system("debian 13"));

    Either<Failure, PatchResult> outcome = patch().services("postgres").attempt();

    assertThat(
            outcome.fold(
                Failure::what,
                result -> result.patchesSkipped().toString() + result.patchesApplied()))
        .contains("debian 13");
    isAsBefore();
  }

  @Test
  void leavesADatabaseAloneWhoseTagNamesAnotherMajorVersion() {
    publish(Releases.POSTGRES, "15.21", Releases.postgres("15.21").environment("PG_MAJOR", "16"));

    PatchResult result = stack.direct().patch().services("postgres").withoutAdvisories().execute();

    assertThat(result.patchesApplied()).isEmpty();
    assertThat(result.patchesSkipped().get(0).findings())
        .anyMatch(finding -> finding.code().equals("major-version"));
    isAsBefore();
  }

  @Test
  void leavesAServiceAloneWhoseNewImageHasLostADefault() {
    publish(Releases.N8N, "2.40.8", Releases.n8n("2.40.8").withoutVariable("NODE_ENV"));

    PatchResult result = stack.direct().patch().services("n8n").withoutAdvisories().execute();

    assertThat(result.patchesApplied()).isEmpty();
    assertThat(result.patchesSkipped().get(0).findings())
        .anyMatch(
            finding ->
                finding.code().equals("environment-removed")
                    && finding.text().contains("NODE_ENV"));
    isAsBefore();
  }

  @Test
  void passesOverWhatIsNotForThisHost() {
    publish(Releases.POSTGRES, "15.21", Releases.postgres("15.21").architectures("arm64"));

    assertThat(
            stack.direct().patch().services("postgres").withoutAdvisories().plan().plan().applied())
        .extracting(PatchInfo::newVersion)
        .containsExactly("15.20");
  }

  @Test
  void isNotCarriedOutWhenATagMovedSinceThePlan() {
    var planned = patch().plan();
    publish(Releases.POSTGRES, "15.20", Releases.postgres("15.20").label("moved", "yes"));

    assertThat(planned.attempt().getLeft()).isInstanceOf(OperationFailure.HostDrifted.class);
    isAsBefore();
  }

  @Test
  void isUndoneWhenTheRegistryIsGoneBeforeThePull() {
    Either<Failure, PatchResult> outcome =
        patch()
            .listener(
                event -> {
                  if (event instanceof Event.StepStarted) {
                    stack.sandbox().registry().goOffline();
                  }
                })
            .attempt();

    assertThat(outcome.getLeft()).isInstanceOf(OperationFailure.Undone.class);
    assertThat(stack.containerId("n8n")).isEqualTo(n8n);
    isAsBefore();
  }

  @Test
  void isRefusedWhenTheRegistryIsGoneBeforeThePlan() {
    stack.sandbox().registry().goOffline();

    assertThat(patch().attempt().getLeft()).isInstanceOf(RegistryFailure.class);
    isAsBefore();
  }

  @Test
  void isUndoneWhenTheDiskIsFullDuringThePull() {
    stack.sandbox().machine().fill(true);
    Either<Failure, PatchResult> outcome = patch().attempt();
    stack.sandbox().machine().fill(false);

    assertThat(outcome.isLeft()).isTrue();
    assertThat(stack.containerId("n8n")).isEqualTo(n8n);
    isAsBefore();
  }

  @Test
  void saysWhenVulnerabilitiesCouldNotBeLookedUp(@TempDir Path empty) {
    Patch asked = stack.direct().patch().services("postgres").advisories(empty);

    assertThat(asked.plan().plan().warnings()).anyMatch(text -> text.contains("vulnerabilities"));
    assertThat(asked.requireAdvisories().attempt().getLeft())
        .isInstanceOf(StackFailure.NoAdvisories.class);
  }

  @Test
  void isRecoveredWhenItDiedAfterTheNewOnesStarted() {
    assertThatThrownBy(
            () ->
                patch()
                    .listener(
                        event -> {
                          if (event instanceof Event.StepStarted started
                              && started.step().id().equals("prove")) {
                            throw new Died();
                          }
                        })
                    .execute())
        .isInstanceOf(Died.class);

    assertThat(stack.direct().recover().execute().operations()).hasSize(1);
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    assertThat(stack.direct().recover().execute().operations()).isEmpty();
  }
}
