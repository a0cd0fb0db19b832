package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host has besides, and what happens there meanwhile. */
@DisplayName("On the sandbox, a rotation minds")
final class SandboxBystandersTest {

  private static final Map<String, String> BACKUP =
      Map.of("PGUSER", "geusemaker", "PGPASSWORD", "${POSTGRES_PASSWORD:?}");

  private SandboxStack stack = new SandboxStack(Sandbox.start());

  @AfterEach
  void stop() {
    stack.close();
  }

  private void with(String name, Map<String, String> environment, String sql) {
    stack.close();
    stack =
        new SandboxStack(
            Sandbox.builder()
                .with(new Bystanders(name, environment, Optional.of(sql).filter(s -> !s.isEmpty())))
                .start());
  }

  private Plan plan() {
    return stack.direct().rotate().postgres().plan().plan();
  }

  private RotationResult rotated() {
    RotationResult result = stack.direct().rotate().postgres().execute();
    String password = VariantContract.clear(result).getOrDefault("postgres/password", "");
    assertThat(stack.databaseAccepts(password)).isTrue();
    assertThat(stack.runtimeVariable("POSTGRES_PASSWORD")).isIn(password, "\"" + password + "\"");
    return result;
  }

  @Test
  void aJobThatHasEndedAndIsNotStartedAgain() {
    with("backup", BACKUP, "");
    stack.onHost("docker stop " + stack.containerId("backup"));
    String ended = stack.containerId("backup");

    assertThat(plan().warnings()).anyMatch(w -> w.startsWith("backup does not run"));
    var ignored = rotated();

    assertThat(stack.containerId("backup")).isEqualTo(ended);
  }

  @Test
  void aClientThatFollows() {
    with("backup", BACKUP, "");
    String before = stack.containerId("backup");

    assertThat(plan().warnings()).noneMatch(w -> w.contains("backup"));
    var ignored = rotated();

    assertThat(stack.containerId("backup")).isNotEqualTo(before);
  }

  @Test
  void aReaderThatMayHaveItForSomethingElse() {
    with("grafana", Map.of("GF_SECURITY_ADMIN_PASSWORD", "${POSTGRES_PASSWORD:?}"), "");

    assertThat(plan().warnings())
        .anyMatch(w -> w.contains("grafana reads the database's password as GF_SECURITY_ADMIN"));
  }

  @Test
  void anotherRoleWithTheSamePasswordThatWouldBeLockedOut() {
    with("api", Map.of("PGUSER", "app", "PGPASSWORD", "${POSTGRES_PASSWORD:?}"), "");
    Map<String, String> files = stack.projectFiles();
    var ignored = stack.query("CREATE ROLE app LOGIN PASSWORD '" + stack.databasePassword() + "'");

    Failure failure = stack.direct().rotate().postgres().attempt().getLeft();

    assertThat(failure).isInstanceOf(StackFailure.NotRotatable.class);
    assertThat(failure.message()).contains("role app has the same password", "service api");
    assertThat(stack.projectFiles()).isEqualTo(files);
  }

  /** GeuseMaker's own services get the whole env file, and use of it what is theirs. */
  @Test
  void anotherRoleWithTheSamePasswordThatNobodyUsesWithIt() {
    stack.close();
    stack = new SandboxStack(Sandbox.builder().with(new MoreSettings("REPORTS_OF=app")).start());
    var ignored = stack.query("CREATE ROLE app LOGIN PASSWORD '" + stack.databasePassword() + "'");

    assertThat(rotated().proofs()).hasSize(1);
  }

  @Test
  void aDatabaseThatLetsAnyoneInBeforeAnythingIsTouched() {
    Map<String, String> files = stack.projectFiles();
    String container = stack.containerId("n8n");
    trust();

    Failure failure = stack.direct().rotate().postgres().attempt().getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertThat(failure.message())
        .contains("postgres/password", "lets anyone in without a password");
    assertThat(StackUnderTest.withoutLock(stack.projectFiles()))
        .isEqualTo(StackUnderTest.withoutLock(files));
    assertThat(stack.containerId("n8n")).isEqualTo(container);
    assertThat(stack.direct().recover().execute().toString()).contains("nothing");
  }

  private void trust() {
    String file = stack.query("SHOW hba_file").get(0);
    var unusedSet =
        stack.query(
            "COPY (SELECT 'local all all trust' UNION ALL SELECT 'host all all all trust') TO"
                + " PROGRAM 'cat > "
                + file
                + "'");
    var unusedLoaded = stack.query("SELECT pg_reload_conf()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's", "a'b'c", "'quoted'", "back\\slash'"})
  void aPasswordWithQuotes(String password) throws IOException {
    Path env = stack.sandbox().runtimeEnv();
    String written = "\"" + password.replace("\\", "\\\\") + "\"";
    Files.writeString(
        env,
        Files.readString(env)
            .replace(
                "POSTGRES_PASSWORD=" + stack.databasePassword(), "POSTGRES_PASSWORD=" + written));
    var ignored = stack.query("ALTER ROLE geusemaker PASSWORD $$" + password + "$$");
    stack.onHost(
        "cd \""
            + env.getParent()
            + "\" && docker compose -p geusemaker --env-file runtime.env up -d --no-deps n8n");

    RotationResult result = rotated();

    assertThat(stack.databaseAccepts(password)).isFalse();
    assertThat(result.proofs()).hasSize(1);
  }

  @Test
  void rowsThatAreDeletedWhileItAsks() {
    Failure failure =
        stack
            .direct()
            .rotate()
            .postgres()
            .confirm(
                plan -> {
                  var ignored =
                      stack.query(
                          "DELETE FROM credentials_entity WHERE name <> 'PostgreSQL Local'");
                  return true;
                })
            .attempt()
            .getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(stack.direct().recover().execute().toString()).contains("nothing");
  }

  @Test
  void anEnvFileUnderTwoNames() throws IOException {
    Path env = stack.sandbox().runtimeEnv();
    Files.createSymbolicLink(env.resolveSibling(".env"), env.getFileName());
    stack.onHost(
        "cd \"" + env.getParent() + "\" && docker compose -p geusemaker up -d --force-recreate");

    RotationResult result = rotated();

    assertThat(result.proofs()).hasSize(1);
    assertThat(env.resolveSibling(".env")).isSymbolicLink();
  }
}
