package io.geusemaker.core.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.host.ScriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A survey finds every file that feeds a container:")
class SurveyedFilesTest {

  private static final String SERVICES = "services:\n  n8n:\n    image: n8n\n";

  @TempDir private Path scratch = Path.of("");
  private SurveyedStack stack;

  @BeforeEach
  void prepare() throws IOException {
    stack = new SurveyedStack(scratch);
    stack.write("a.env", "A=1\n");
    stack.write("b.env", "B=2\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    env_file:\n      - a.env\n\n      # and the other\n      - b.env\n",
        "    env_file: # two\n      # first\n      - a.env\n      - path: b.env\n",
        "    \"env_file\":\n      - a.env\n      - b.env\n",
        "    'env_file': [a.env, \"b.env\"]\n"
      })
  void envFilesInOneRoundTripWhenTheyAreNamedPlainly(String envFiles) {
    stack.write("docker-compose.yml", SERVICES + envFiles);

    assertFound(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services:\n  n8n: {image: n8n, env_file: [a.env, b.env]}\n",
        SERVICES + "    env_file:\n      - ${PLACE}/a.env\n      - b.env\n"
      })
  void envFilesInASecondRoundTripWhenOnlyTheParserSeesThem(String compose) {
    stack.write(".env", "PLACE=" + stack.project() + "\n");
    stack.write("docker-compose.yml", compose);

    assertFound(2);
  }

  @Test
  void anEnvFileThatIsNotThereIsKnownToBeAbsentAfterTheSecondLook() {
    stack.write(
        "docker-compose.yml",
        SERVICES + "    env_file:\n      - {path: none.env, required: false}\n");

    Survey survey = stack.survey();

    assertThat(SurveyedProject.files(survey).needed())
        .containsExactly(stack.project() + "/none.env");
  }

  @Test
  void filesThatVariablesNameOnABindMountOfTheFileOrOfItsDirectory() throws IOException {
    Path key = stack.write("keys/n8n", "the-key\n");
    Path password = Files.writeString(scratch.resolve("password"), "the-password\n");
    stack.mount(key.resolveSibling(""), "/etc/keys").mount(password, "/etc/postgres-password");
    stack
        .n8nHas("OTHER_KEY_FILE=/etc/keys/n8n")
        .n8nHas("NOT_MOUNTED_FILE=/etc/passwd")
        .postgresHas("POSTGRES_PASSWORD_FILE=/etc/postgres-password");

    assertThat(stack.survey().files())
        .containsKeys(stack.project() + "/keys/n8n", password.toString())
        .doesNotContainKey("/etc/passwd");
  }

  @Test
  void butNoneThatALinkLeadsToOutsideOfTheMount() throws IOException {
    Path outside = Files.writeString(scratch.resolve("outside"), "of the host\n");
    Path keys = Files.createDirectory(scratch.resolve("keys"));
    Files.createSymbolicLink(keys.resolve("link"), outside);
    stack.mount(keys, "/etc/keys").n8nHas("OTHER_KEY_FILE=/etc/keys/link");

    assertThat(stack.survey().files().values())
        .extracting(HostFile::realPath)
        .doesNotContain(outside.toString());
  }

  @Test
  void whatIsNoTextIsNoObstacle() throws IOException {
    Path store = Files.write(scratch.resolve("store"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    stack.mount(store, "/etc/store").n8nHas("KEY_STORE_FILE=/etc/store");

    assertThat(SurveyedProject.files(stack.survey()).text(store.toString())).isEmpty();
  }

  private void assertFound(int roundTrips) {
    ScriptRunner runner = stack.runner();
    Survey survey = HostSurveyor.survey(runner, Optional.empty(), SurveyScope.WITH_KEYS);

    assertThat(SurveyedProject.files(survey).text("a.env")).hasValue("A=1\n");
    assertThat(SurveyedProject.files(survey).text("b.env")).hasValue("B=2\n");
    assertThat(SurveyedProject.files(survey).needed()).isEmpty();
    assertThat(runner.roundTrips()).isEqualTo(roundTrips);
  }
}
