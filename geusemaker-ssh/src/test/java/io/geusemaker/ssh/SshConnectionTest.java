package io.geusemaker.ssh;

import static io.geusemaker.ssh.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
class SshConnectionTest {

  @TempDir Path home;

  private LoopbackSshd sshd;
  private UserKey key;

  @BeforeEach
  void start() throws IOException {
    key = UserKey.ecdsa(home.resolve("id"));
    sshd = new LoopbackSshd().authorize(key);
  }

  @AfterEach
  void stop() throws IOException {
    sshd.close();
  }

  @Test
  void manyScriptsShareOneConnection() {
    try (HostSession session = sshd.ssh(key).connect()) {
      for (int i = 0; i < 20; i++) {
        session.run(Script.of("count", "exit " + i));
      }
    }

    assertThat(sshd.connections()).isEqualTo(1);
    assertThat(sshd.commands()).hasSize(21);
  }

  @Test
  void theCommandLineHoldsNothingOfTheScript() {
    Script script =
        Script.of("secretive", "echo text-of-the-script")
            .parameter("PLAIN", "plain-value")
            .secret("SECRET", Secret.of("Sesame-4711"));

    try (HostSession session = sshd.ssh(key).connect()) {
      session.run(script);
    }

    assertThat(String.join("\n", sshd.commands()))
        .contains("timeout -k 5 120 sh -c")
        .doesNotContain("text-of-the-script", "plain-value", "SECRET", "Sesame");
  }

  @Test
  void aPortWhereNoOneListensIsUnreachable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertUnreachable("ubuntu@127.0.0.1:" + port, "connection refused");
  }

  @Test
  void aNameThatDoesNotResolveIsUnreachable() {
    assertUnreachable("ubuntu@no-such-host.invalid", "its name does not resolve");
  }

  @Test
  void aHostThatNeverSpeaksIsUnreachableAfterTheTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertUnreachable("ubuntu@127.0.0.1:" + silent.getLocalPort(), "no answer within 500 ms");
    }
  }

  @Test
  void aHostThatSpeaksSomethingElseIsUnreachable() throws Exception {
    try (ServerSocket web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread answer =
          new Thread(
              () -> {
                try (var socket = web.accept()) {
                  socket
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      answer.start();

      assertUnreachable("ubuntu@127.0.0.1:" + web.getLocalPort(), "closed");
      answer.join();
    }
  }

  @Test
  void aConnectionThatIsCutLeavesTheOutcomeOpen() throws Exception {
    Path started = home.resolve("started");
    try (HostSession session = sshd.ssh(key).connect()) {
      Thread cutter = new Thread(() -> cutOnce(started));
      cutter.start();

      assertFailure(
              () ->
                  session.run(
                      Script.of("long", "touch \"$STARTED\"; sleep 3")
                          .parameter("STARTED", started.toString())))
          .isInstanceOfSatisfying(
              HostFailure.ConnectionLost.class,
              lost -> {
                assertThat(lost.host()).isEqualTo(sshd.address());
                assertThat(lost.script()).isEqualTo("long");
                assertThat(lost.state()).contains("may or may not");
              });
      assertFailure(() -> session.run(Script.of("next", "true")))
          .isInstanceOf(HostFailure.ConnectionLost.class);
      cutter.join();
    }
  }

  @Test
  void aClosedSessionRunsNothing() {
    HostSession session = sshd.ssh(key).connect();
    assertThat(session).hasToString("session on " + sshd.address());
    session.close();
    session.close();

    assertFailure(() -> session.run(Script.of("late", "true")))
        .isInstanceOf(HostFailure.ConnectionLost.class);
    assertThat(sshd.commands()).hasSize(1);
  }

  @Test
  void aHostThatOpensNoMoreChannelsRunsNothing() {
    try (HostSession session = sshd.ssh(key).connect()) {
      sshd.openNoMoreChannels();

      assertFailure(() -> session.run(Script.of("next", "true")))
          .isEqualTo(
              new HostFailure.ConnectionLost(sshd.address(), "next", "channel is not opened."));
    }
  }

  @Test
  void aCommandThatStillRunsIsNotOver() throws Exception {
    SshConfig config = sshd.config(key);
    try (SshConnection connection = SshConnection.open(config);
        RemoteCommand command =
            RemoteCommand.start(
                connection.session(), "sleep 3", new byte[0], config.connectTimeout())) {
      assertThat(command.await(Duration.ofMillis(300))).isFalse();
      assertThat(command.status()).isEmpty();
    }
  }

  @Test
  void aHostThatFallsSilentIsGivenUpByKeepAlive() throws IOException {
    try (Relay relay = new Relay(sshd.port());
        HostSession session =
            Ssh.to("ubuntu@127.0.0.1:" + relay.port())
                .identity(key.file())
                .fingerprint(sshd.fingerprint())
                .keepAlive(Duration.ofMillis(200))
                .connect()) {
      session.run(Script.of("before", "sleep 1"));
      relay.fallSilent();
      long start = System.nanoTime();

      assertFailure(() -> session.run(Script.of("after", "true")))
          .isInstanceOf(HostFailure.ConnectionLost.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void anInterruptWhileConnectingIsAFailureToo() {
    Thread.currentThread().interrupt();

    assertFailure(() -> sshd.ssh(key).connect())
        .extracting(failure -> ((Failure) failure).code())
        .isIn("host.interrupted", "host.unreachable");
    assertThat(Thread.interrupted()).isTrue();
  }

  private void cutOnce(Path started) {
    try {
      while (!Files.exists(started)) {
        Thread.sleep(10);
      }
      sshd.cutConnections();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertUnreachable(String destination, String reason) {
    Ssh ssh = Ssh.to(destination).identity(key.file()).connectTimeout(Duration.ofMillis(500));
    assertFailure(ssh::connect)
        .isInstanceOfSatisfying(
            HostFailure.Unreachable.class,
            failure -> {
              assertThat(destination).contains(failure.host().replace(":22", ""));
              assertThat(failure.reason()).contains(reason);
            });
  }
}
