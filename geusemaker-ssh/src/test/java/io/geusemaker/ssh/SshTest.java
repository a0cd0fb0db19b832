package io.geusemaker.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.geusemaker.api.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshTest {

  private static final String FINGERPRINT = "SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8";
  private static final List<UnaryOperator<Ssh>> SETTINGS =
      List.of(
          ssh -> ssh.identity(Path.of("a")),
          ssh -> ssh.passphrase(Secret.of("open")),
          ssh -> ssh.agent(Path.of("socket")),
          ssh -> ssh.knownHosts(Path.of("hosts")),
          ssh -> ssh.fingerprint(FINGERPRINT),
          ssh -> ssh.jump(Ssh.to("a@b")),
          ssh -> ssh.connectTimeout(Duration.ofSeconds(3)),
          ssh -> ssh.keepAlive(Duration.ofSeconds(3)));

  @Test
  void everySettingMakesANewValueAndKeepsTheOthers() {
    Ssh plain = Ssh.to("ubuntu@host");
    Ssh forward = plain;
    Ssh backward = plain;
    for (int i = 0; i < SETTINGS.size(); i++) {
      Ssh before = forward;
      forward = SETTINGS.get(i).apply(forward);
      backward = SETTINGS.get(SETTINGS.size() - 1 - i).apply(backward);
      assertThat(forward).isNotEqualTo(before);
    }
    assertThat(forward).isEqualTo(backward).hasSameHashCodeAs(backward);
    assertThat(plain).isEqualTo(Ssh.to("ubuntu@host:22")).isNotEqualTo(Ssh.to("root@host"));
  }

  @Test
  void theOrderOfIdentitiesMatters() {
    Ssh ssh = Ssh.to("ubuntu@host");

    assertThat(ssh.identity(Path.of("a")).identity(Path.of("b")))
        .isNotEqualTo(ssh.identity(Path.of("b")).identity(Path.of("a")));
  }

  @Test
  void thePassphraseIsKeptWhenItsOwnerWipesIt() {
    Secret secret = Secret.of("open sesame");
    Ssh ssh = Ssh.to("ubuntu@host").passphrase(secret);
    secret.close();

    assertThat(ssh).isEqualTo(Ssh.to("ubuntu@host").passphrase(Secret.of("open sesame")));
    assertThat(ssh).isNotEqualTo(Ssh.to("ubuntu@host").passphrase(Secret.of("other")));
  }

  @Test
  void itPrintsWhereItLeadsAndNoSecret() {
    assertThat(Ssh.to("ubuntu@10.0.0.5").passphrase(Secret.of("open")))
        .hasToString("ssh ubuntu@10.0.0.5:22");
    assertThat(Ssh.to("ubuntu@[::1]:2222").jump(Ssh.to("me@bastion")))
        .hasToString("ssh ubuntu@[::1]:2222 through bastion:22");
    assertThat(new Passphrase(Secret.of("open"))).hasToString(Secret.MASK);
  }

  @Property
  void everyAddressIsReadBackAsItIsPrinted(
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String user,
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String host,
      @ForAll @IntRange(min = 1, max = 65_535) int port) {
    SshAddress address = new SshAddress(user, host, port);

    assertThat(SshAddress.parse(address.toString())).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "@host",
        "user@",
        "user@host:",
        "user@host:0",
        "user@host:65536",
        "user@host:ssh",
        "user@::1",
        "user@ho st",
        "us er@host",
        "user@host/path",
        "a@b@c",
        "user:password@host",
        "user@host\n"
      })
  void anythingButAUserAndAHostIsRefused(String destination) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ssh.to(destination));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8",
        "MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48",
        "SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8="
      })
  void anythingButASha256FingerprintIsRefused(String fingerprint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ssh.to("a@b").fingerprint(fingerprint))
        .withMessageContaining("SHA256:");
  }

  @Test
  void timesOutOfBoundsAreRefused() {
    Ssh ssh = Ssh.to("a@b");
    for (Duration wrong :
        List.of(Duration.ZERO, Duration.ofNanos(5), Duration.ofSeconds(-1), Duration.ofDays(1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> ssh.connectTimeout(wrong));
      assertThatIllegalArgumentException().isThrownBy(() -> ssh.keepAlive(wrong));
    }
  }
}
