package io.geusemaker.core.survey;

import static io.geusemaker.core.host.FakeHost.prints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A survey refuses, before anything is touched,")
class HostSurveyorTest {

  private static final String CANARY = "sup3rSecret";

  @TempDir private Path scratch = Path.of("");
  private SurveyedStack stack;

  @BeforeEach
  void prepare() throws IOException {
    stack = new SurveyedStack(scratch);
  }

  @Test
  void aHostWithoutDocker() {
    stack.host().docker("version *", "echo 'cannot connect to the daemon' >&2; exit 1");

    assertThat(failure()).isInstanceOf(HostFailure.NoDocker.class);
    assertThat(failure().what()).contains("cannot connect to the daemon");
  }

  @Test
  void aHostWithoutAnyCompose() {
    stack
        .host()
        .docker("compose version --short", "exit 1")
        .docker("v1-compose version --short", "exit 127");

    assertThat(failure()).isInstanceOf(HostFailure.NoCompose.class);
  }

  @Test
  void aHostOnWhichNothingOfTheProjectRuns() {
    stack.host().docker("ps *", ":");

    assertThat(failure()).isInstanceOf(StackFailure.NoProject.class);
  }

  @Test
  void aHostWithSeveralProjectsAmongWhichItCannotTell() {
    stack
        .host()
        .docker(
            "ps *",
            prints(
                stack.listed("3".repeat(64), "shop", "postgres")
                    + "\n"
                    + stack.listed("4".repeat(64), "blog", "n8n")));

    assertThat(failure()).isInstanceOf(StackFailure.SeveralProjects.class);
    assertThat(failure().message()).contains("blog, shop").contains("register the deployment");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          failed to read @/runtime.env: line 3: unterminated quoted value "sup3rSecret | runtime.env | line 3
          failed to read @/.env: line 7: unexpected character "-" in variable name near "sup3rSecret-x\\nK=V" | .env | line 7
          invalid interpolation format for services.n8n.environment.P: "pa${sup3rSecret". Escape it | the compose project | refuses it
          ERROR: Invalid interpolation format for "environment" in service "n8n": "P=pa${sup3rSecret" | the compose project | refuses it
          yaml: unmarshal errors: line 12: cannot unmarshal !!str `sup3rSe...` into map | the compose project | line 12
          services.n8n.environment.PASSWORD=sup3rSecret must be a mapping | the compose project | refuses it
          required variable X is missing a value: sup3rSecret | the compose project | refuses it
          """)
  void aProjectThatComposeRefusesWithoutRepeatingWhatItQuotes(
      String complaint, String file, String place) {
    stack.write("runtime.env", "K=V\n");
    stack
        .host()
        .docker(
            "compose *config --format json",
            "{\n" + prints(complaint.replace("@", stack.project().toString())) + "} >&2\nexit 15");

    GeuseMakerException refused = refused();

    assertThat(refused.failure()).isInstanceOf(StackFailure.UnreadableCompose.class);
    assertThat(refused.failure().what()).contains(file).contains(place);
    assertThat(refused.failure().next()).contains("docker compose config");
    assertThat(refused.failure().toString() + refused + refused.failure().message())
        .doesNotContain(CANARY)
        .doesNotContain(CANARY.substring(0, 7));
  }

  @Test
  void dataThatIsListedInFstabButNotMounted() throws IOException {
    Path data = Files.createDirectories(scratch.resolve("efs/n8n"));
    Files.writeString(scratch.resolve("fstab"), fstab());
    stack.mount(data, "/home/node/.n8n");

    assertThat(stack.survey().mounts())
        .isNotEmpty()
        .allSatisfy(
            mount ->
                assertThat(mount.condition())
                    .isEqualTo(
                        scratch.resolve("efs") + " is listed in /etc/fstab but not mounted"));
  }

  @Test
  void aContainerThatStillSeesAnotherFileSystem() throws IOException {
    Path data = Files.createDirectories(scratch.resolve("efs/n8n"));
    Files.createDirectories(scratch.resolve("proc/4711/root/home/node/.n8n"));
    stack.host().rewriting("/proc/$2", scratch + "/proc/$2");
    stack.mount(data, "/home/node/.n8n");

    assertThat(stack.survey().mounts())
        .extracting(DataMount::condition)
        .contains("the container still sees another file system there");
  }

  @Test
  void aDataDirectoryThatIsGone() {
    stack.mount(scratch.resolve("efs/gone"), "/home/node/.n8n");

    assertThat(stack.survey().mounts())
        .extracting(DataMount::condition)
        .containsOnly("the directory is missing");
  }

  private String fstab() {
    return "# EFS\nfs-1:/ " + scratch.resolve("efs") + " efs _netdev 0 0\n";
  }

  private Failure failure() {
    return refused().failure();
  }

  private GeuseMakerException refused() {
    return catchThrowableOfType(GeuseMakerException.class, () -> stack.survey());
  }
}
