package io.geusemaker.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPrivilegeTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path bin;

  @BeforeEach
  void anOrdinaryUserWithoutDocker() throws IOException {
    command("id", "echo 1000");
    command("docker", "exit 1");
    command("sudo", "exit 1");
  }

  @Test
  void aUserWhoMayTalkToDockerNeedsNoSudo() throws IOException {
    command("docker", "exit 0");

    assertThat(whoRuns()).isEqualTo("direct");
  }

  @Test
  void anyOtherUserGoesThroughSudo() throws IOException {
    command("sudo", "shift; RUN_BY=sudo exec \"$@\"");

    assertThat(whoRuns()).isEqualTo("sudo");
  }

  @Test
  void rootNeedsNeither() throws IOException {
    command("id", "echo 0");

    assertThat(whoRuns()).isEqualTo("direct");
  }

  @Test
  void withoutEitherTheUserIsRefused() {
    assertRefused(local())
        .isEqualTo(new HostFailure.PrivilegeMissing("localhost", System.getProperty("user.name")));
  }

  @Test
  void aHostWithoutTimeoutIsRefusedBeforeAnythingRuns() throws IOException {
    Files.createSymbolicLink(bin.resolve("sh"), Path.of("/bin/sh"));

    assertRefused(Local.shell(Map.of("PATH", bin.toString())))
        .isEqualTo(new HostFailure.CommandMissing("localhost", "timeout"));
  }

  @Test
  void aHostWithoutAShellIsRefused() {
    assertRefused(Local.shell(Map.of("PATH", bin.toString())))
        .isEqualTo(new HostFailure.Unreachable("localhost", "its shell answers \"\""));
  }

  @Test
  void sudoThatStopsWorkingMeansThatTheScriptDidNotStart() throws IOException {
    command("sudo", "[ \"$2\" = true ] || { echo 'sudo: expired' >&2; exit 1; }");

    try (HostSession session = local().connect()) {
      assertThatThrownBy(() -> session.run(Script.of("look", "true")))
          .hasMessageContaining("the shell did not start: sudo: expired");
    }
  }

  private String whoRuns() {
    try (HostSession session = local().connect()) {
      assertThat(session.host()).isEqualTo("localhost");
      assertThat(session).hasToString("session on localhost");
      return session.run(Script.of("look", "echo \"${RUN_BY:-direct}\"")).stdout().strip();
    }
  }

  private AbstractObjectAssert<?, ?> assertRefused(Local transport) {
    return assertThatThrownBy(transport::connect)
        .isInstanceOf(GeuseMakerException.class)
        .extracting(thrown -> ((GeuseMakerException) thrown).failure());
  }

  private Local local() {
    return Local.shell(Map.of("PATH", bin + ":" + System.getenv("PATH")));
  }

  private void command(String name, String body) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
