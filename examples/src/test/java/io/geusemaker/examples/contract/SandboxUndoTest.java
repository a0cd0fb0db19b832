package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.examples.contract.Meddling.Moment;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.docker.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A rotation that fails leaves the host as it was")
final class SandboxUndoTest {

  private static final int SURVEY = 1;
  private static final int SOMEBODY = 12_345;

  private SandboxStack stack = new SandboxStack(Sandbox.start());
  private Map<String, String> filesBefore = Map.of();
  private Map<String, String> ownersBefore = Map.of();
  private List<String> containersBefore = List.of();

  @BeforeEach
  void look() throws IOException {
    Path env = stack.sandbox().runtimeEnv();
    Files.setPosixFilePermissions(env, PosixFilePermissions.fromString("rw-r-----"));
    if (System.getProperty("user.name").equals("root")) {
      Files.setAttribute(env, "unix:uid", SOMEBODY);
      Files.setAttribute(env, "unix:gid", SOMEBODY);
    }
    filesBefore = stack.projectFiles();
    ownersBefore = stack.projectFileOwners();
    containersBefore = stack.containers();
    assertThat(ownersBefore.get("runtime.env")).startsWith("rw-r-----");
    assertThat(containersBefore).contains("/n8n running healthy", "/postgres running healthy");
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @ParameterizedTest(name = "when script {0} of a rotation is cut off {1} it took effect")
  @CsvSource({
    "2, BEFORE",
    "2, AFTER",
    "3, BEFORE",
    "3, AFTER",
    "4, BEFORE",
    "4, AFTER",
    "5, BEFORE",
    "5, AFTER"
  })
  void whicheverScriptIsCutOff(int script, Moment moment) {
    Failure failure =
        stack
            .deployment()
            .over(Meddling.cutOff(stack.sandbox().transport(), script, moment))
            .rotate()
            .attempt()
            .getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertThat(failure.message()).contains("a fault of the test").contains("was undone");
    assertEverythingIsAsBefore();
    assertRotationWorksNow();
  }

  @Test
  void nothingIsTouchedWhenTheSurveyIsCutOff() {
    Failure failure =
        stack
            .deployment()
            .over(Meddling.cutOff(stack.sandbox().transport(), SURVEY, Moment.AFTER))
            .rotate()
            .attempt()
            .getLeft();

    assertThat(failure).isInstanceOf(HostFailure.ConnectionLost.class);
    assertEverythingIsAsBefore();
  }

  @ParameterizedTest(name = "when \"{0}\" fails in docker")
  @ValueSource(strings = {"exec -i", "up -d --no-deps", "run --rm"})
  void whenDockerItselfFails(String call) {
    stack
        .deployment()
        .over(stack.sandbox().transport())
        .rotate()
        .listener(
            event -> {
              if (event instanceof io.geusemaker.api.event.Event.Planned) {
                stack.sandbox().inject(Fault.before(call));
              }
            })
        .attempt()
        .peekLeft(failure -> assertThat(failure).isInstanceOf(OperationFailure.Undone.class))
        .peek(result -> assertThat(result.success()).as("a rotation with a fault").isFalse());

    assertEverythingIsAsBefore();
    assertRotationWorksNow();
  }

  @Test
  void theNewPasswordIsNotLeftBehindAnywhere() throws IOException {
    Overhearing host = new Overhearing(stack.sandbox().transport(), "prove");

    stack.deployment().over(host).rotate().attempt();

    host.passwords().remove(stack.databasePassword());
    assertThat(host.passwords()).as("new passwords that reached the host").hasSize(2);
    assertThat(filesWithAnyOf(host.passwords())).isEmpty();
    assertThat(
            stack.query(
                "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE query LIKE '%SCRAM%' AND pid <> pg_backend_pid()"))
        .containsExactly("0");
    assertThat(stack.projectFiles().keySet()).isEqualTo(filesBefore.keySet());
  }

  private List<Path> filesWithAnyOf(Set<String> secrets) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(stack.sandbox().hostDirectory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (secrets.stream().anyMatch(text::contains)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private void assertEverythingIsAsBefore() {
    stack.awaitLoginLimit();
    assertThat(stack.projectFiles()).isEqualTo(filesBefore);
    assertThat(stack.projectFileOwners()).isEqualTo(ownersBefore);
    assertThat(stack.containers()).isEqualTo(containersBefore);
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(stack.databasePassword());
    assertThat(stack.sandbox().n8nStatus("/healthz/readiness")).isEqualTo(200);
  }

  private void assertRotationWorksNow() {
    String fresh =
        VariantContract.clear(stack.direct().rotate().postgres().execute())
            .getOrDefault("postgres/password", "");
    assertThat(stack.databaseAccepts(fresh)).isTrue();
  }
}
