package io.geusemaker.ssh;

import static io.geusemaker.ssh.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SshPrivilegeTest {

  @TempDir Path bin;

  private LoopbackSshd sshd;
  private UserKey key;

  @BeforeEach
  void anOrdinaryUser() throws IOException {
    key = UserKey.ecdsa(bin.resolve("id_ecdsa"));
    sshd =
        new LoopbackSshd()
            .authorize(key)
            .environment(Map.of("PATH", bin + ":" + System.getenv("PATH")));
    command("id", "echo 1000");
    command("sudo", "exit 1");
  }

  @AfterEach
  void stop() throws IOException {
    sshd.close();
  }

  @Test
  void anOrdinaryUserGoesThroughSudo() throws IOException {
    sudoThatAllows();

    ScriptResult result = run(Script.of("who", "echo \"by $RUN_BY\"; exit 3"));

    assertThat(result).isEqualTo(new ScriptResult(3, "by sudo\n", ""));
    assertThat(sshd.commands()).last().asString().startsWith("sudo -n timeout -k 5 120 sh -c '");
  }

  @Test
  void rootDoesNotNeedSudo() throws IOException {
    command("id", "echo 0");

    assertThat(run(Script.of("who", "echo \"by ${RUN_BY:-root}\"")).stdout())
        .isEqualTo("by root\n");
    assertThat(sshd.commands()).last().asString().startsWith("timeout -k 5 120 sh -c '");
  }

  @Test
  void theLimitHoldsBehindSudo() throws IOException {
    sudoThatAllows();

    assertFailure(() -> run(Script.of("slow", "sleep 20").limit(Duration.ofSeconds(1))))
        .isEqualTo(new HostFailure.TimedOut("slow", Duration.ofSeconds(1)));
  }

  @Test
  void aUserWhoMayNotSudoIsRefusedBeforeAnythingRuns() {
    assertFailure(() -> sshd.ssh(key).connect())
        .isEqualTo(new HostFailure.PrivilegeMissing(sshd.hostAndPort(), LoopbackSshd.USER));
    assertThat(sshd.commands()).containsExactly("sh -s");
  }

  @Test
  void sudoThatStopsWorkingMeansThatTheScriptDidNotStart() throws IOException {
    sudoThatAllows();

    try (HostSession session = sshd.ssh(key).connect()) {
      command("sudo", "echo 'sudo: a password is required' >&2; exit 1");

      assertFailure(() -> session.run(Script.of("look", "true")))
          .isEqualTo(
              new HostFailure.ScriptFailed(
                  "look", 1, "the shell did not start: sudo: a password is required"));
    }
  }

  @Test
  void aHostWithoutTimeoutIsRefused() throws IOException {
    Files.createSymbolicLink(bin.resolve("sh"), Path.of("/bin/sh"));
    sshd.environment(Map.of("PATH", bin.toString()));

    assertFailure(() -> sshd.ssh(key).connect())
        .isEqualTo(new HostFailure.CommandMissing(sshd.hostAndPort(), "timeout"));
  }

  @Test
  void aHostThatAnswersWithoutAShellIsRefused() {
    sshd.loginFile("echo 'This account is not available.'; exit 1");

    assertFailure(() -> sshd.ssh(key).connect())
        .isEqualTo(
            new HostFailure.Unreachable(
                sshd.hostAndPort(), "\"sh\" does not answer as a shell does"));
  }

  @Test
  void whatALoginFilePrintsIsNoPartOfTheOutput() throws IOException {
    command("id", "echo 0");
    sshd.loginFile("echo mail: a@b; printf 'no newline' >&2");

    assertThat(run(Script.of("greet", "echo out; echo err >&2")))
        .isEqualTo(new ScriptResult(0, "out\n", "err\n"));
  }

  private ScriptResult run(Script script) {
    try (HostSession session = sshd.ssh(key).connect()) {
      return session.run(script);
    }
  }

  private void sudoThatAllows() throws IOException {
    command("sudo", "[ \"$1\" = -n ] || exit 9; shift; RUN_BY=sudo exec \"$@\"");
  }

  private void command(String name, String body) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
