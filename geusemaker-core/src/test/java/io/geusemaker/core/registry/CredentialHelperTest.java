package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialHelperTest {

  private final Path directory;

  CredentialHelperTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private CredentialHelper helper(String body) throws IOException {
    return install(directory, "test", body);
  }

  static CredentialHelper install(Path directory, String name, String body) throws IOException {
    Path program = directory.resolve("docker-credential-" + name);
    Files.writeString(program, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new CredentialHelper(name, "/nonexistent::" + directory, Duration.ofSeconds(20));
  }

  private static void broken(CredentialHelper helper, String reason) {
    assertThatExceptionOfType(CredentialHelper.Broken.class)
        .isThrownBy(() -> helper.get("ghcr.io"))
        .satisfies(broken -> assertThat(broken.reason()).isEqualTo(reason))
        .withNoCause();
  }

  @Test
  void isAskedOnItsInput() throws Exception {
    CredentialHelper helper =
        helper(
            "server=$(cat); echo \"{\\\"Username\\\":\\\"$1\\\",\\\"Secret\\\":\\\"$server\\\"}\"");

    Credential.Login login = (Credential.Login) helper.get("ghcr.io").orElseThrow();

    assertThat(login.user()).isEqualTo("get");
    assertThat(text(login.password())).isEqualTo("ghcr.io");
  }

  @Test
  void mayKeepAnIdentityToken() throws Exception {
    CredentialHelper helper = helper("echo '{\"Username\":\"<token>\",\"Secret\":\"hunter2\"}'");

    assertThat(helper.get("ghcr.io").orElseThrow())
        .isInstanceOf(Credential.IdentityToken.class)
        .extracting(Credential::identity)
        .isEqualTo("the holder of the identity token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'credentials not found in native keychain'; exit 1",
        "echo '{\"Username\":\"\",\"Secret\":\"\"}'",
        "echo '{}'",
      })
  void mayHaveNothing(String body) throws Exception {
    assertThat(helper(body).get("ghcr.io")).isEmpty();
  }

  @Test
  void thatFailsIsNotQuoted() throws Exception {
    broken(helper("echo 'token hunter2 has expired'; exit 3"), "it ended with 3");
    broken(helper("echo 'hunter2'"), "it printed no JSON");
  }

  @Test
  void needNotReadItsInput() throws Exception {
    broken(helper("exec 0<&-; exit 4"), "it ended with 4");
  }

  @Test
  void thatDoesNotEndIsStopped() throws Exception {
    helper("exec sleep 60");

    broken(
        new CredentialHelper("test", directory.toString(), Duration.ofMillis(300)),
        "it did not end within 0 s");
  }

  @Test
  void mayLeaveAChildBehind() throws Exception {
    assertThat(helper("sleep 30 & echo '{}'").get("ghcr.io")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "", "../test", "test/../test", "te st", "."})
  void thatIsNotThereIsBroken(String name) throws Exception {
    helper("echo '{}'");

    broken(
        new CredentialHelper(name, directory.toString(), Duration.ofSeconds(5)),
        "there is no such program on the PATH");
  }

  @Test
  void thatCannotBeStartedIsBroken() throws Exception {
    Path program = directory.resolve("docker-credential-test");
    Files.write(program, new byte[] {1, 2, 3});
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    assertThatExceptionOfType(CredentialHelper.Broken.class)
        .isThrownBy(
            () ->
                new CredentialHelper("test", directory.toString(), Duration.ofSeconds(5))
                    .get("ghcr.io"));
  }

  @Test
  void whoIsInterruptedStopsWaiting() throws Exception {
    CredentialHelper helper = helper("exec sleep 60");
    Thread.currentThread().interrupt();
    try {
      broken(helper, "the wait for it was interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
