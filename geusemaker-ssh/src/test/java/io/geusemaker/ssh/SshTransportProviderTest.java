package io.geusemaker.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.geusemaker.api.spi.TransportProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshTransportProviderTest {

  private static final String FINGERPRINT = "SHA256:+Thbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5S/8";

  private final TransportProvider provider =
      ServiceLoader.load(TransportProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.scheme().equals("ssh"))
          .findFirst()
          .orElseThrow();

  @Test
  void aUriWithoutParametersIsADestination() {
    assertThat(transport("ssh://ubuntu@10.0.0.5")).isEqualTo(Ssh.to("ubuntu@10.0.0.5"));
    assertThat(transport("ssh://ubuntu@my_host:2222/")).isEqualTo(Ssh.to("ubuntu@my_host:2222"));
    assertThat(transport("ssh://ubuntu@[::1]:2222")).isEqualTo(Ssh.to("ubuntu@[::1]:2222"));
  }

  @Test
  void everyParameterIsUnderstood() {
    assertThat(
            transport(
                "ssh://ubuntu@host?identity=/k/a%20b&identity=/k/c+d&known_hosts=/k/hosts"
                    + "&fingerprint="
                    + FINGERPRINT))
        .isEqualTo(
            Ssh.to("ubuntu@host")
                .identity(Path.of("/k/a b"))
                .identity(Path.of("/k/c+d"))
                .knownHosts(Path.of("/k/hosts"))
                .fingerprint(FINGERPRINT));
  }

  @Test
  void theHostBetweenSharesIdentitiesAndKnownHostsButNotFingerprints() {
    assertThat(
            transport(
                "ssh://ubuntu@host?jump=me@bastion:2222&identity=/k/a&known_hosts=/k/hosts&fingerprint="
                    + FINGERPRINT))
        .isEqualTo(
            Ssh.to("ubuntu@host")
                .identity(Path.of("/k/a"))
                .knownHosts(Path.of("/k/hosts"))
                .fingerprint(FINGERPRINT)
                .jump(
                    Ssh.to("me@bastion:2222")
                        .identity(Path.of("/k/a"))
                        .knownHosts(Path.of("/k/hosts"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh:ubuntu@host",
        "ssh://host",
        "ssh://ubuntu@host/path",
        "ssh://ubuntu@host#fragment",
        "ssh://ubuntu@host?password=secret",
        "ssh://ubuntu@host?identity",
        "ssh://ubuntu@host?identity=",
        "ssh://ubuntu@host?",
        "ssh://ubuntu@host?known_hosts=a&known_hosts=b",
        "ssh://ubuntu@host?jump=a@b&jump=c@d",
        "ssh://ubuntu@host?jump=bastion",
        "ssh://ubuntu@host?fingerprint=abc"
      })
  void whatItDoesNotUnderstandIsRefused(String connection) {
    assertThatIllegalArgumentException().isThrownBy(() -> transport(connection));
  }

  @Test
  void anUnknownParameterIsNamedButNotItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transport("ssh://ubuntu@host?password=secret"))
        .withMessageContaining("\"password\"")
        .withMessageNotContaining("secret");
  }

  private Object transport(String connection) {
    return provider.transport(URI.create(connection));
  }
}
