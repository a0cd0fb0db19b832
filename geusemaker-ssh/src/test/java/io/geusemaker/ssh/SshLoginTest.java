package io.geusemaker.ssh;

import static io.geusemaker.ssh.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SshLoginTest {

  @TempDir Path home;

  private LoopbackSshd sshd;

  @BeforeEach
  void start() throws IOException {
    sshd = new LoopbackSshd();
  }

  @AfterEach
  void stop() throws IOException {
    sshd.close();
  }

  @Test
  void anEd25519KeyLogsIn() {
    assertLogsIn(UserKey.ed25519(home.resolve("id")));
  }

  @Test
  void anEcdsaKeyLogsIn() {
    assertLogsIn(UserKey.ecdsa(home.resolve("id")));
  }

  @Test
  void anRsaKeyLogsIn() {
    assertLogsIn(UserKey.rsa(home.resolve("id")));
  }

  @Test
  void aFurtherKeyIsOfferedWhenTheFirstIsRefused() {
    UserKey stranger = UserKey.ed25519(home.resolve("stranger"));
    UserKey friend = UserKey.ecdsa(home.resolve("friend"));
    sshd.authorize(friend);

    assertLogsIn(sshd.ssh(stranger).identity(friend.file()));
  }

  @Test
  void anEncryptedKeyLogsInWithItsPassphrase() {
    UserKey key = UserKey.encrypted(home.resolve("id"), "pass phrase ü");
    sshd.authorize(key);

    assertLogsIn(sshd.ssh(key).passphrase(Secret.of("pass phrase ü")));
  }

  @Test
  void aWrongPassphraseIsRefusedBeforeAnythingIsConnected() {
    UserKey key = UserKey.encrypted(home.resolve("id"), "right");

    assertFailure(() -> sshd.ssh(key).passphrase(Secret.of("wrong")).connect())
        .isEqualTo(invalid(key.file(), "the passphrase does not open it"));
    assertThat(sshd.connections()).isZero();
  }

  @Test
  void theSameHoldsForPem() {
    UserKey key = UserKey.encryptedPem(home.resolve("id"), "right");
    sshd.authorize(key);

    assertLogsIn(sshd.ssh(key).passphrase(Secret.of("right")));
    assertFailure(() -> sshd.ssh(key).passphrase(Secret.of("wrong")).connect())
        .isEqualTo(invalid(key.file(), "the passphrase does not open it"));
  }

  @Test
  void anEncryptedKeyNeedsAPassphrase() {
    UserKey key = UserKey.encrypted(home.resolve("id"), "right");

    assertFailure(() -> sshd.ssh(key).agent(home.resolve("none")).connect())
        .isEqualTo(invalid(key.file(), "it is encrypted and no passphrase was given"));
  }

  @Test
  void aKeyThatWasNamedMustBeThere() {
    Path missing = home.resolve("missing");

    assertFailure(() -> Ssh.to(sshd.address()).identity(missing).connect())
        .isEqualTo(invalid(missing, "there is no such file, or it may not be read"));
  }

  @Test
  void aKeyThatWasNamedMustBeAKey() throws IOException {
    Path file = Files.writeString(home.resolve("id"), "not a key\n");

    assertFailure(() -> Ssh.to(sshd.address()).identity(file).connect())
        .isEqualTo(invalid(file, "it is no private key that can be read"));
  }

  @Test
  void aKeyThatIsNotAuthorizedIsRefused() {
    UserKey stranger = UserKey.ed25519(home.resolve("stranger"));

    assertFailure(() -> sshd.ssh(stranger).agent(home.resolve("none")).connect())
        .isEqualTo(
            new HostFailure.AuthenticationRefused(
                sshd.hostAndPort(), LoopbackSshd.USER, "offered " + stranger.file()));
  }

  @Test
  void theKeysOfTheUserAreOfferedWhenNoneIsNamed() throws IOException {
    Path dir = Files.createDirectory(home.resolve(".ssh"));
    UserKey.encrypted(dir.resolve("id_ed25519"), "unknown");
    Files.writeString(dir.resolve("id_ecdsa"), "not a key");
    sshd.authorize(UserKey.rsa(dir.resolve("id_rsa")));

    atHome(
        () ->
            assertLogsIn(
                Ssh.to(sshd.address())
                    .agent(home.resolve("none"))
                    .fingerprint(sshd.fingerprint())));
  }

  @Test
  void withoutAnyKeyTheFailureSaysSo() throws IOException {
    atHome(
        () ->
            assertFailure(
                    () ->
                        Ssh.to(sshd.address())
                            .agent(home.resolve("none"))
                            .fingerprint(sshd.fingerprint())
                            .connect())
                .isEqualTo(
                    new HostFailure.AuthenticationRefused(
                        sshd.hostAndPort(), LoopbackSshd.USER, "no key was found to offer")));
  }

  @Test
  void theAgentSignsForAKeyThatIsInNoFile() throws IOException {
    UserKey key = UserKey.ed25519(home.resolve("elsewhere"));
    sshd.authorize(key);

    try (FakeAgent agent = new FakeAgent(home.resolve("agent"), key)) {
      atHome(
          () ->
              assertLogsIn(
                  Ssh.to(sshd.address()).agent(agent.socket()).fingerprint(sshd.fingerprint())));
      assertThat(agent.signatures()).isEqualTo(1);
      assertThat(agent.additions()).isZero();
    }
  }

  @Test
  void theAgentSignsForANamedKeyThatIsEncrypted() throws IOException {
    UserKey key = UserKey.encrypted(home.resolve("id"), "known to the agent");
    sshd.authorize(key);

    try (FakeAgent agent = new FakeAgent(home.resolve("agent"), key)) {
      assertLogsIn(sshd.ssh(key).agent(agent.socket()));
      assertThat(agent.signatures()).isEqualTo(1);
    }
  }

  private void assertLogsIn(UserKey key) {
    sshd.authorize(key);
    assertLogsIn(sshd.ssh(key));
  }

  private static void assertLogsIn(Ssh ssh) {
    try (HostSession session = ssh.connect()) {
      assertThat(session.run(Script.of("greet", "echo hello")).stdout()).isEqualTo("hello\n");
    }
  }

  private void atHome(Runnable test) {
    String before = System.setProperty("user.home", home.toString());
    try {
      test.run();
    } finally {
      System.setProperty("user.home", before);
    }
  }

  private static RequestFailure invalid(Path file, String reason) {
    return new RequestFailure.Invalid("identity " + file, reason);
  }
}
