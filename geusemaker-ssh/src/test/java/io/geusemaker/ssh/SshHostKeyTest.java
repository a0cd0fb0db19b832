package io.geusemaker.ssh;

import static io.geusemaker.ssh.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.HostSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SshHostKeyTest {

  @TempDir Path home;

  private LoopbackSshd sshd;
  private LoopbackSshd other;
  private UserKey key;

  @BeforeEach
  void start() throws IOException {
    key = UserKey.ecdsa(home.resolve("id"));
    sshd = new LoopbackSshd().authorize(key);
    other = new LoopbackSshd();
  }

  @AfterEach
  void stop() throws IOException {
    sshd.close();
    other.close();
  }

  @Test
  void aKnownKeyIsTrusted() throws IOException {
    assertTrusted(sshd.knownName() + " " + sshd.publicKey());
  }

  @Test
  void aKeyThatIsKnownWithoutThePortIsTrusted() throws IOException {
    assertTrusted("# comment\n\nexample.org,127.0.0.1 " + sshd.publicKey() + " host key");
  }

  @Test
  void aHashedNameIsUnderstood() throws Exception {
    assertTrusted(hashed(sshd.knownName()) + " " + sshd.publicKey());
  }

  @Test
  void oneOfSeveralKnownKeysIsEnough() throws IOException {
    assertTrusted(
        sshd.knownName()
            + " "
            + other.publicKey()
            + "\n"
            + sshd.knownName()
            + " "
            + sshd.publicKey());
  }

  @Test
  void anUnknownKeyIsRefused() throws IOException {
    assertUntrusted("example.org " + sshd.publicKey(), "no key of this host is known in ");
  }

  @Test
  void aChangedKeyIsRefused() throws IOException {
    assertUntrusted(
        sshd.knownName() + " " + other.publicKey(),
        "it has changed: another key of this host is known in ");
  }

  @Test
  void aKeyForThePortOverridesTheOneForTheHost() throws IOException {
    assertUntrusted(
        sshd.knownName() + " " + other.publicKey() + "\n127.0.0.1 " + sshd.publicKey(),
        "it has changed: another key of this host is known in ");
  }

  @Test
  void aRevokedKeyIsRefusedEvenWhenItIsKnownToo() throws IOException {
    assertUntrusted(
        sshd.knownName() + " " + sshd.publicKey() + "\n@revoked * " + sshd.publicKey(),
        "it is marked as revoked in ");
  }

  @Test
  void theKeyOfAnAuthorityIsNotTheKeyOfAHost() throws IOException {
    assertUntrusted(
        "@cert-authority " + sshd.knownName() + " " + sshd.publicKey(),
        "no key of this host is known in ");
  }

  @Test
  void nothingIsKnownWithoutAFile() {
    String before = System.setProperty("user.home", home.toString());
    try {
      assertFailure(() -> Ssh.to(sshd.address()).identity(key.file()).connect())
          .isEqualTo(
              new HostFailure.UntrustedHostKey(
                  sshd.hostAndPort(),
                  sshd.fingerprint(),
                  "no key of this host is known in " + home.resolve(".ssh/known_hosts")));
    } finally {
      System.setProperty("user.home", before);
    }
  }

  @Test
  void aFileThatWasNamedMustBeThere() {
    assertFailure(() -> sshd.ssh(key, home.resolve("missing")).connect())
        .isEqualTo(
            new RequestFailure.Invalid(
                "known_hosts file " + home.resolve("missing"),
                "there is no such file, or it may not be read"));
    assertThat(sshd.connections()).isZero();
  }

  @Test
  void aPinnedKeyIsTrustedWithoutAFile() {
    Ssh ssh =
        Ssh.to(sshd.address())
            .identity(key.file())
            .fingerprint(other.fingerprint())
            .fingerprint(sshd.fingerprint());

    try (HostSession session = ssh.connect()) {
      assertThat(session.host()).isEqualTo(sshd.address());
    }
  }

  @Test
  void anyKeyButThePinnedOneIsRefused() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("known_hosts"), sshd.knownName() + " " + sshd.publicKey() + "\n");

    assertFailure(() -> sshd.ssh(key, file).fingerprint(other.fingerprint()).connect())
        .isEqualTo(
            new HostFailure.UntrustedHostKey(
                sshd.hostAndPort(),
                sshd.fingerprint(),
                "it is not the pinned " + other.fingerprint()));
  }

  @Test
  void aRefusedKeyGetsNoLoginAndIsNotLearnt() throws IOException {
    Path file = Files.createFile(home.resolve("known_hosts"));

    assertFailure(() -> sshd.ssh(key, file).connect())
        .isInstanceOf(HostFailure.UntrustedHostKey.class);

    assertThat(file).isEmptyFile();
    assertThat(sshd.commands()).isEmpty();
  }

  private void assertTrusted(String knownHosts) throws IOException {
    Path file = Files.writeString(home.resolve("known_hosts"), knownHosts + "\n");
    try (HostSession session = sshd.ssh(key, file).connect()) {
      assertThat(session.host()).isEqualTo(sshd.address());
    }
    assertThat(file).hasContent(knownHosts);
  }

  private void assertUntrusted(String knownHosts, String reason) throws IOException {
    Path file = Files.writeString(home.resolve("known_hosts"), knownHosts + "\n");
    assertFailure(() -> sshd.ssh(key, file).connect())
        .isEqualTo(
            new HostFailure.UntrustedHostKey(
                sshd.hostAndPort(), sshd.fingerprint(), reason + file));
  }

  private static String hashed(String name) throws GeneralSecurityException {
    byte[] salt = "twenty bytes of salt".getBytes(StandardCharsets.UTF_8);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(salt, "HmacSHA1"));
    byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    Base64.Encoder base64 = Base64.getEncoder();
    return "|1|" + base64.encodeToString(salt) + "|" + base64.encodeToString(hash);
  }
}
