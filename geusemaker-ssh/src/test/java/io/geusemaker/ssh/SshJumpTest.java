package io.geusemaker.ssh;

import static io.geusemaker.ssh.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
class SshJumpTest {

  @TempDir Path home;

  private LoopbackSshd bastion;
  private LoopbackSshd target;
  private UserKey bastionKey;
  private UserKey targetKey;

  @BeforeEach
  void start() throws IOException {
    bastionKey = UserKey.ecdsa(home.resolve("bastion"));
    targetKey = UserKey.ed25519(home.resolve("target"));
    bastion = new LoopbackSshd().authorize(bastionKey);
    target = new LoopbackSshd().authorize(targetKey);
  }

  @AfterEach
  void stop() throws IOException {
    bastion.close();
    target.close();
  }

  @Test
  void scriptsRunOnTheHostBehind() {
    try (HostSession session = target.ssh(targetKey).jump(bastion.ssh(bastionKey)).connect()) {
      assertThat(session.host()).isEqualTo(target.address());
      assertThat(session.run(Script.of("big", "head -c 3000000 /dev/zero | tr '\\0' x")).stdout())
          .hasSize(3_000_000);
      assertThat(session.run(Script.of("again", "echo again")).stdout()).isEqualTo("again\n");
    }

    assertThat(bastion.commands()).isEmpty();
    assertThat(target.commands()).hasSize(3);
    assertThat(bastion.connections()).isEqualTo(1);
    assertThat(target.connections()).isEqualTo(1);
  }

  @Test
  void theHostBetweenMustBeTrustedToo() {
    Ssh jump =
        Ssh.to(bastion.address()).identity(bastionKey.file()).fingerprint(target.fingerprint());

    assertFailure(() -> target.ssh(targetKey).jump(jump).connect())
        .isInstanceOfSatisfying(
            HostFailure.UntrustedHostKey.class,
            failure -> assertThat(failure.host()).isEqualTo(bastion.hostAndPort()));
    assertThat(target.connections()).isZero();
  }

  @Test
  void theHostBehindMustBeTrustedThroughTheTunnel() {
    Ssh ssh =
        Ssh.to(target.address()).identity(targetKey.file()).fingerprint(bastion.fingerprint());

    assertFailure(() -> ssh.jump(bastion.ssh(bastionKey)).connect())
        .isInstanceOfSatisfying(
            HostFailure.UntrustedHostKey.class,
            failure -> {
              assertThat(failure.host()).isEqualTo(target.hostAndPort());
              assertThat(failure.fingerprint()).isEqualTo(target.fingerprint());
            });
  }

  @Test
  void aHostBehindThatIsDownIsUnreachable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Ssh ssh = Ssh.to("ubuntu@127.0.0.1:" + port).identity(targetKey.file());

    assertFailure(() -> ssh.jump(bastion.ssh(bastionKey)).connect())
        .isInstanceOfSatisfying(
            HostFailure.Unreachable.class,
            failure -> assertThat(failure.host()).isEqualTo("127.0.0.1:" + port));
  }

  @Test
  void aHostBehindThatNeverSpeaksIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Ssh ssh =
          Ssh.to("ubuntu@127.0.0.1:" + silent.getLocalPort())
              .identity(targetKey.file())
              .connectTimeout(Duration.ofMillis(700));

      assertFailure(() -> ssh.jump(bastion.ssh(bastionKey)).connect())
          .isEqualTo(
              new HostFailure.Unreachable(
                  "127.0.0.1:" + silent.getLocalPort(), "no answer within 700 ms"));
    }
  }

  @Test
  void aTunnelThatIsCutIsALostConnection() throws IOException {
    try (HostSession session = target.ssh(targetKey).jump(bastion.ssh(bastionKey)).connect()) {
      bastion.cutConnections();

      assertFailure(() -> session.run(Script.of("after", "true")))
          .isInstanceOf(HostFailure.ConnectionLost.class);
    }
  }
}
