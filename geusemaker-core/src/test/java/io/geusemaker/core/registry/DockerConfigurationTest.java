package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.RegistryFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigurationTest {

  /** Prints the server that it is asked for. */
  private static final String ECHO =
      "server=$(cat); echo \"{\\\"Username\\\":\\\"$server\\\",\\\"Secret\\\":\\\"hunter2\\\"}\"";

  private final Path directory;

  DockerConfigurationTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private DockerConfiguration configuration(String json) {
    return new DockerConfiguration(
        Optional.of(Readers.configuration(directory, json)), directory.toString());
  }

  private static String auth(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static String user(DockerConfiguration configuration, String registry) {
    return configuration.find(registry).map(Credential::identity).orElse("nobody");
  }

  @ParameterizedTest
  @CsvSource({
    "ghcr.io, ghcr.io",
    "https://ghcr.io, ghcr.io",
    "https://ghcr.io/v1/, ghcr.io",
    "http://GHCR.io/v2, ghcr.io",
    "https://index.docker.io/v1/, docker.io",
    "index.docker.io, docker.io",
    "docker.io, docker.io",
    "localhost:5000, localhost:5000",
  })
  void anEntryIsFoundByItsHost(String key, String registry) {
    assertThat(
            user(
                configuration(
                    "{\"auths\":{\"other\":{},\""
                        + key
                        + "\":{\"auth\":\""
                        + auth("joe:x")
                        + "\"}}}"),
                registry))
        .isEqualTo("user joe");
  }

  @Test
  void theHubIsFoundByTheHostThatDockerAsks() {
    anEntryIsFoundByItsHost(Origin.HUB_API, "docker.io");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"auths\":{}}",
        "{\"auths\":null}",
        "{\"auths\":{\"ghcr.io\":{}}}",
        "{\"auths\":{\"ghcr.io:5000\":{\"auth\":\"am9lOng=\"}}}",
        "{\"auths\":{\"ghcr.io.example.com\":{\"auth\":\"am9lOng=\"}}}",
        "{\"credHelpers\":{\"quay.io\":\"missing\"}}",
        "{\"credsStore\":\"\"}",
        "[]",
        "null",
        "",
      })
  void otherwiseThereIsNobody(String json) {
    assertThat(user(configuration(json), "ghcr.io")).isEqualTo("nobody");
  }

  @Test
  void withoutAFileThereIsNobody() {
    assertThat(user(new DockerConfiguration(Optional.empty(), ""), "ghcr.io")).isEqualTo("nobody");
    assertThat(
            user(
                new DockerConfiguration(Optional.of(directory.resolve("none.json")), ""),
                "ghcr.io"))
        .isEqualTo("nobody");
  }

  @Test
  void aPasswordMayHoldColons() {
    Credential.Login login =
        (Credential.Login)
            configuration("{\"auths\":{\"ghcr.io\":{\"auth\":\"" + auth("joe:a:b:c\0\0") + "\"}}}")
                .find("ghcr.io")
                .orElseThrow();

    assertThat(login.user()).isEqualTo("joe");
    assertThat(text(login.password())).isEqualTo("a:b:c");
  }

  @Test
  void userAndPasswordMayStandApart() {
    Credential.Login login =
        (Credential.Login)
            configuration(
                    "{\"auths\":{\"ghcr.io\":{\"username\":\"joe\",\"password\":\"hunter2\"}}}")
                .find("ghcr.io")
                .orElseThrow();

    assertThat(login.user()).isEqualTo("joe");
    assertThat(text(login.password())).isEqualTo("hunter2");
  }

  @Test
  void theHelperOfARegistryGoesBeforeTheStoreAndTheStoreBeforeTheFile() throws IOException {
    CredentialHelperTest.install(directory, "one", ECHO);
    CredentialHelperTest.install(
        directory, "two", "echo '{\"Username\":\"two\",\"Secret\":\"x\"}'");
    DockerConfiguration configuration =
        configuration(
            "{\"credHelpers\":{\"ghcr.io\":\"one\",\"docker.io\":\"one\"},\"credsStore\":\"two\","
                + "\"auths\":{\"ghcr.io\":{\"auth\":\"am9lOng=\"}}}");

    assertThat(user(configuration, "ghcr.io")).isEqualTo("user ghcr.io");
    assertThat(user(configuration, "docker.io")).isEqualTo("user https://index.docker.io/v1/");
    assertThat(user(configuration, "quay.io")).isEqualTo("user two");
  }

  @Test
  void whatTheStoreDoesNotHaveMayBeInTheFile() throws IOException {
    CredentialHelperTest.install(
        directory, "empty", "echo 'credentials not found in native keychain'; exit 1");

    assertThat(
            user(
                configuration(
                    "{\"credsStore\":\"empty\",\"auths\":{\"ghcr.io\":{\"auth\":\"am9lOng=\"}}}"),
                "ghcr.io"))
        .isEqualTo("user joe");
  }

  @Test
  void aHelperThatFailsIsAFailure() throws IOException {
    CredentialHelperTest.install(directory, "bad", "echo hunter2; exit 7");

    assertThat(failureOf(() -> configuration("{\"credsStore\":\"bad\"}").find("ghcr.io")))
        .isEqualTo(
            new RegistryFailure.CredentialsUnavailable(
                "ghcr.io", "docker-credential-bad", "it ended with 7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auths\":{\"ghcr.io\":{\"auth\":\"hunter2\"}}",
        "hunter2",
        "{\"auths\":{\"ghcr.io\":{\"auth\":\"hunter2!\"}}}",
        "{\"auths\":{\"ghcr.io\":{\"auth\":\"aHVudGVyMg==\"}}}",
      })
  void aFileThatCannotBeUnderstoodIsAFailureThatDoesNotQuoteIt(String json) {
    Failure failure = failureOf(() -> configuration(json).find("ghcr.io"));

    assertThat(failure).isInstanceOf(RegistryFailure.CredentialsUnavailable.class);
    assertThat(failure.message())
        .contains(directory.resolve("config.json").toString())
        .doesNotContain("hunter2", "aHVudGVyMg");
  }

  @Test
  void aFileThatCannotBeReadIsAFailure() throws IOException {
    Path file = Files.createDirectory(directory.resolve("config.json"));

    assertThat(failureOf(() -> new DockerConfiguration(Optional.of(file), "").find("ghcr.io")))
        .isInstanceOf(RegistryFailure.CredentialsUnavailable.class);
  }

  @Test
  void theFileIsWhereDockerLooks() {
    Path home = Path.of("/home/joe");

    assertThat(RegistrySettings.dockerConfiguration(Map.of(), home))
        .isEqualTo(Path.of("/home/joe/.docker/config.json"));
    assertThat(RegistrySettings.dockerConfiguration(Map.of("DOCKER_CONFIG", ""), home))
        .isEqualTo(Path.of("/home/joe/.docker/config.json"));
    assertThat(RegistrySettings.dockerConfiguration(Map.of("DOCKER_CONFIG", "/etc/d"), home))
        .isEqualTo(Path.of("/etc/d/config.json"));
    assertThat(RegistrySettings.standard().dockerConfiguration())
        .hasValueSatisfying(file -> assertThat(file).hasFileName("config.json"));
  }
}
