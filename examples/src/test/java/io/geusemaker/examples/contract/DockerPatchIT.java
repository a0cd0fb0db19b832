package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Patch;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.SignatureRule;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real releases of PostgreSQL and n8n, from a real registry. The tests build on one another. */
@DisplayName("On the Docker stack, a patch")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DockerPatchIT {

  @RegisterExtension static final OnDocker<PatchStack> PATCHED = new OnDocker<>(PatchStack::up);

  @BeforeAll
  void makeATable() {
    stack().query("CREATE TABLE written (id serial PRIMARY KEY, note text)");
  }

  private DockerStack stack() {
    return PATCHED.get().stack();
  }

  private DockerRegistry registry() {
    return PATCHED.get().registry();
  }

  private Patch patch() {
    return stack().deployment().patch().withoutAdvisories();
  }

  private void isAsBefore(Map<String, String> files, String postgres, String n8n) {
    assertThat(withoutBackups(stack().projectFiles())).isEqualTo(files);
    assertThat(stack().containerId("n8n")).isEqualTo(n8n);
    assertThat(stack().databaseAccepts(stack().databasePassword())).isTrue();
    assertThat(stack().query("SELECT current_setting('server_version')").get(0))
        .startsWith(postgres);
  }

  private static Map<String, String> withoutBackups(Map<String, String> files) {
    return files.entrySet().stream()
        .filter(file -> !file.getKey().contains("/") && !file.getKey().endsWith(".lock"))
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  @Order(1)
  void findsNothingWhereThereIsNothingNewer() {
    PatchResult result = patch().execute();

    assertThat(result.patchesApplied()).isEmpty();
    assertThat(result.patchesSkipped())
        .extracting(PatchInfo::serviceName)
        .contains("n8n", "postgres");
  }

  @Test
  @Order(2)
  void isLeftAloneWhenItsSystemSortsTextOtherwise() {
    registry().pushWrong("other-suite", PatchStack.ofPostgres("15.20"), "library/postgres:15.19");
    Map<String, String> files = withoutBackups(stack().projectFiles());

    PatchResult result = patch().services("postgres").execute();

    assertThat(result.patchesApplied()).isEmpty();
    assertThat(result.patchesSkipped().get(0).skippedBecause().orElse("")).contains("debian 13");
    isAsBefore(files, "15.18", stack().containerId("n8n"));
  }

  @Test
  @Order(3)
  void isUndoneWhenTheNewOneDies() {
    registry().pushWrong("dies", PatchStack.ofPostgres("15.20"), "library/postgres:15.19");
    Map<String, String> files = withoutBackups(stack().projectFiles());

    Either<Failure, PatchResult> outcome = patch().services("postgres").attempt();

    assertThat(outcome.getLeft()).isInstanceOf(OperationFailure.Undone.class);
    isAsBefore(files, "15.18", stack().containerId("n8n"));
  }

  @Test
  @Order(4)
  void isRefusedWithoutTheSignatureThatIsDemanded() throws IOException {
    String digest = registry().push(PatchStack.ofPostgres("15.20"), "library/postgres:15.20");
    String repository = registry().reference("library/postgres");
    String key =
        Files.readString(
            registry().sign("library/postgres", registry().digest("library/postgres", "15.19")));

    PatchResult unsigned =
        patch()
            .services("postgres")
            .signedBy(repository, SignatureRule.Mode.REQUIRE, key)
            .execute();

    assertThat(unsigned.patchesApplied()).isEmpty();
    assertThat(unsigned.patchesSkipped().get(0).skippedBecause().orElse("")).contains("not signed");
    String right = Files.readString(registry().sign("library/postgres", digest));
    assertThat(
            patch()
                .services("postgres")
                .signedBy(repository, SignatureRule.Mode.REQUIRE, right)
                .plan()
                .plan()
                .applied())
        .extracting(PatchInfo::newVersion)
        .containsExactly("15.20");
  }

  @Test
  @Order(5)
  void keepsEveryRowThatIsWrittenMeanwhileAndIsTakenBackWhole() {
    PATCHED.get().publishPatches();
    Map<String, String> files = withoutBackups(stack().projectFiles());
    PatchResult result;
    Writer writer = new Writer(stack());
    try (writer) {
      result = patch().execute();
    }

    System.out.println(result.describe());
    assertThat(result.patchesApplied())
        .extracting(PatchInfo::serviceName, PatchInfo::oldVersion, PatchInfo::newVersion)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("postgres", "15.18", "15.20"),
            org.assertj.core.groups.Tuple.tuple(
                "n8n", PatchStack.N8N_BEFORE, PatchStack.N8N_AFTER));
    assertThat(result.patchesApplied().get(1).findings())
        .as("2.40.7 knows the migrations of 2.40.5 and no others")
        .anyMatch(
            finding ->
                finding.code().equals("migrations") && finding.text().contains("no migration"));
    assertThat(result.downtimeSeconds()).containsKeys("n8n", "postgres");
    assertThat(written()).as("rows").isGreaterThanOrEqualTo(writer.acknowledged());
    int written = written();
    assertThat(stack().query("SELECT current_setting('server_version')").get(0))
        .startsWith("15.20");
    assertThat(stack().login(stack().ownerPassword())).isEqualTo(200);
    assertThat(stack().storedPassword("PostgreSQL Local")).isEqualTo(stack().databasePassword());
    assertThat(stack().projectFiles().get("docker-compose.yml"))
        .contains(
            registry().reference("library/postgres:15.20@" + digest("library/postgres", "15.20")));
    assertThat(patch().execute().patchesApplied()).as("asked again").isEmpty();

    stack().deployment().rollback().execute();

    assertThat(withoutBackups(stack().projectFiles())).isEqualTo(files);
    assertThat(written()).isEqualTo(written);
    assertThat(stack().query("SELECT current_setting('server_version')").get(0))
        .startsWith("15.18");
  }

  @Test
  @Order(6)
  void bringsTheDatabaseBackWhenTheNewOneMigratesAndCrashes() {
    registry()
        .pushWrong(
            "crash-after-migration", PatchStack.ofN8n(PatchStack.N8N_AFTER), "n8nio/n8n:2.40.9");
    Map<String, String> files = withoutBackups(stack().projectFiles());
    List<String> migrations = PATCHED.get().migrations();

    Either<Failure, PatchResult> outcome = patch().services("n8n").attempt();

    assertThat(outcome.getLeft()).isInstanceOf(OperationFailure.Undone.class);
    assertThat(withoutBackups(stack().projectFiles())).isEqualTo(files);
    assertThat(PATCHED.get().migrations()).isEqualTo(migrations);
    assertThat(stack().query("SELECT datname FROM pg_database WHERE datname LIKE '%geusemaker_%'"))
        .isEmpty();
    assertThat(stack().storedPassword("PostgreSQL Local")).isEqualTo(stack().databasePassword());
  }

  private int written() {
    return Integer.parseInt(stack().query("SELECT count(*) FROM written").get(0));
  }

  @Test
  @Order(7)
  void isNotCarriedOutWhenTheTagMovedSinceThePlan() {
    var planned = patch().services("postgres").plan();
    registry().retag("library/postgres", "15.18", "15.20");
    try {
      assertThat(planned.attempt().getLeft()).isInstanceOf(OperationFailure.HostDrifted.class);
    } finally {
      registry().push(PatchStack.ofPostgres("15.20"), "library/postgres:15.20");
    }
  }

  private String digest(String repository, String tag) {
    return registry().digest(repository, tag);
  }

  /**
   * Writes a row as often as it can, over connections of its own, and counts what was said yes to.
   */
  private static final class Writer implements AutoCloseable {
    private final Thread thread;
    private volatile boolean done;
    private final AtomicInteger acknowledged = new AtomicInteger();

    Writer(DockerStack stack) {
      this.thread =
          new Thread(
              () -> {
                while (!done) {
                  try {
                    if (!stack
                        .query("INSERT INTO written (note) VALUES ('x') RETURNING 1")
                        .isEmpty()) {
                      acknowledged.incrementAndGet();
                    }
                  } catch (RuntimeException e) {
                    Thread.onSpinWait();
                  }
                }
              });
      thread.start();
    }

    int acknowledged() {
      return acknowledged.get();
    }

    @Override
    public void close() {
      done = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
