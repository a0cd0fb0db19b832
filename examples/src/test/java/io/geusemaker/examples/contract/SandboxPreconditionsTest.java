package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.docker.Fault;
import io.geusemaker.ssh.Ssh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Before anything is touched")
final class SandboxPreconditionsTest {

  private SandboxStack stack = new SandboxStack(Sandbox.start());
  private Map<String, String> filesBefore = Map.of();

  @BeforeEach
  void look() {
    filesBefore = stack.projectFiles();
  }

  @AfterEach
  void nothingWasTouched() {
    assertThat(stack.projectFiles()).isEqualTo(filesBefore);
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    stack.close();
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    Failure failure =
        failure(Deployment.of("no-such-stack").stateDirectory(stack.stateDirectory()));

    assertThat(failure).isInstanceOf(LookupFailure.UnknownDeployment.class);
    assertThat(failure.next()).contains("my-dev-stack");
  }

  @Test
  void aDeploymentThatIsNotRunningIsRefused() throws IOException {
    write(
        "deployments/other.json",
        "{\"schema_version\":2,\"stack_name\":\"other\",\"status\":\"updating\"}");

    Failure failure = failure(Deployment.of("other").stateDirectory(stack.stateDirectory()));

    assertThat(failure).isInstanceOf(LookupFailure.NotRunning.class);
    assertThat(failure.what()).contains("updating");
  }

  @Test
  void aStateFileOfANewerGeuseMakerIsRefused() throws IOException {
    write("deployments/other.json", "{\"schema_version\":3,\"status\":\"running\"}");

    assertThat(failure(Deployment.of("other").stateDirectory(stack.stateDirectory())))
        .isInstanceOf(LookupFailure.NewerState.class);
  }

  @Test
  void aStateFileThatIsNoJsonIsRefused() throws IOException {
    write("deployments/other.json", "{\"status\":");

    assertThat(failure(Deployment.of("other").stateDirectory(stack.stateDirectory())))
        .isInstanceOf(LookupFailure.UnreadableState.class);
  }

  @Test
  void anUnreachableHostIsNamed() {
    Failure failure =
        failure(
            stack
                .deployment()
                .over(Ssh.to("root@127.0.0.1:1").connectTimeout(Duration.ofSeconds(2))));

    assertThat(failure).isInstanceOf(HostFailure.Unreachable.class);
    assertThat(failure.what()).contains("127.0.0.1");
  }

  @Test
  void aStoppedContainerIsNamed() {
    stack.onHost("docker stop " + stack.containerId("n8n"));

    Failure failure = failure(stack.direct());
    stack.onHost("docker start " + stack.containerId("n8n"));

    assertThat(failure).isInstanceOf(StackFailure.ContainerStopped.class);
    assertThat(failure.what()).contains("n8n");
  }

  @Test
  void missingDockerIsNamed() {
    stack.sandbox().inject(Fault.before("docker version"));

    assertThat(failure(stack.direct())).isInstanceOf(HostFailure.NoDocker.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"docker ps", "docker inspect", "docker image inspect", "psql -X", "node -"})
  void anEngineThatEndsDuringTheSurveyIsNamed(String call) {
    stack.sandbox().inject(Fault.engineEnds(call));

    assertThat(failure(stack.direct())).isInstanceOf(HostFailure.NoDocker.class);
  }

  @Test
  void anEngineThatEndsWhileImagesAreLookedAtIsNamed() {
    stack.sandbox().inject(Fault.engineEnds("docker info --format {{.DockerRootDir}}"));

    Failure failure =
        stack.direct().patch().services("n8n").withoutAdvisories().attempt().getLeft();

    assertThat(failure).isInstanceOf(HostFailure.ScriptFailed.class);
    assertThat(failure.what()).contains("Cannot connect to the Docker daemon");
  }

  @Test
  void aMissingDataDirectoryIsNamed() throws IOException {
    Path data = stack.sandbox().hostDirectory().resolve("mnt/efs/n8n");
    Path away = data.resolveSibling("n8n-away");
    Files.move(data, away);

    Failure failure = failure(stack.direct());
    Files.move(away, data);

    assertThat(failure).isInstanceOf(StackFailure.DataMountGone.class);
    assertThat(failure.what()).contains("n8n");
  }

  @Test
  void aFileThatChangedAfterThePlanIsNotOverwritten() throws IOException {
    Path env = stack.sandbox().runtimeEnv();
    Failure failure =
        stack
            .direct()
            .rotate()
            .confirm(
                plan -> {
                  append(env, "# a note by somebody else\n");
                  return true;
                })
            .attempt()
            .getLeft();

    assertThat(failure.what()).contains("changed by someone else");
    assertThat(Files.readString(env)).endsWith("# a note by somebody else\n");
    filesBefore = stack.projectFiles();
  }

  private static Failure failure(Deployment deployment) {
    return deployment.rotate().attempt().getLeft();
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, Files.readString(file) + text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = stack.stateDirectory().resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
