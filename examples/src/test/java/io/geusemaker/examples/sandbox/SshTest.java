package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SshTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void theUserRunsScriptsAndBecomesRootWithSudo() throws IOException {
    try (SshClient client = client();
        ClientSession session = logIn(client, "ubuntu")) {
      assertThat(run(session, "id -u", "")).isEqualTo("0: 1000\n");
      assertThat(run(session, "sudo -n id -u", "")).isEqualTo("0: 0\n");
      assertThat(run(session, "timeout -k 5 20 sudo -n sh -s", "id -u\nexit 7\n"))
          .isEqualTo("7: 0\n");
      assertThat(run(session, "sh -s", "docker ps -q | wc -l | tr -d ' '\n")).isEqualTo("0: 5\n");
    }
  }

  @Test
  void nobodyElseIsLetIn() throws IOException {
    try (SshClient client = client()) {
      assertThatThrownBy(() -> logIn(client, "root")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aCutConnectionLeavesTheScriptRunning() throws IOException, InterruptedException {
    try (SshClient client = client();
        ClientSession session = logIn(client, "ubuntu")) {
      ChannelExec channel = session.createExecChannel("sleep 0.5; touch tmp/went-on");
      channel.open().verify(LIMIT);
      Thread.sleep(200);
      sandbox.cutConnections();
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
      assertThat(channel.getExitStatus()).isNull();
    }
    for (int i = 0;
        i < 100 && !sandbox.hostDirectory().resolve("tmp/went-on").toFile().exists();
        i++) {
      Thread.sleep(50);
    }
    assertThat(sandbox.hostDirectory().resolve("tmp/went-on")).exists();
  }

  private static SshClient client() {
    SshClient client = SshClient.setUpDefaultClient();
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setServerKeyVerifier(
        new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, sandbox.knownHosts()));
    client.start();
    return client;
  }

  private static ClientSession logIn(SshClient client, String user) throws IOException {
    ClientSession session =
        client.connect(user, "127.0.0.1", sandbox.port()).verify(LIMIT).getSession();
    session.setKeyIdentityProvider(new FileKeyPairProvider(sandbox.identity()));
    session.auth().verify(LIMIT);
    return session;
  }

  private static String run(ClientSession session, String command, String input)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ChannelExec channel = session.createExecChannel(command)) {
      channel.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      channel.setOut(out);
      channel.open().verify(LIMIT);
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
      return channel.getExitStatus() + ": " + out.toString(StandardCharsets.UTF_8);
    }
  }
}
