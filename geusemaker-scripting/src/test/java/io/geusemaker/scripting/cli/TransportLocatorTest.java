package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import io.geusemaker.core.local.Local;
import io.geusemaker.ssh.Ssh;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportLocatorTest {

  private record Provider(String scheme) implements TransportProvider {
    @Override
    public Transport transport(URI connection) {
      if (connection.getRawQuery() != null) {
        throw new IllegalArgumentException("it takes no parameters");
      }
      return new Shell.FakeTransport(connection);
    }
  }

  private static final List<TransportProvider> PROVIDERS =
      List.of(new Provider("ssh"), new Provider("local"));

  @Test
  void theSchemeChooses() {
    assertThat(TransportLocator.transport(URI.create("local:/"), PROVIDERS))
        .isEqualTo(new Shell.FakeTransport(URI.create("local:/")));
  }

  @Test
  void anUnknownSchemeIsAFailureThatNamesTheKnownOnes() {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> TransportLocator.transport(URI.create("ssm:/i-1"), PROVIDERS))
        .extracting(GeuseMakerException::failure)
        .isEqualTo(new RequestFailure.NoTransport("ssm", List.of("local", "ssh")));
  }

  @Test
  void whatTheTransportDoesNotUnderstandIsAFailure() {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> TransportLocator.transport(URI.create("local:/?x=y"), PROVIDERS))
        .extracting(GeuseMakerException::failure)
        .isEqualTo(new RequestFailure.Invalid("connection", "it takes no parameters"));
  }

  @Test
  void theClassPathServesThisMachine() {
    assertThat(TransportLocator.transport(URI.create("local:/"))).isInstanceOf(Local.class);
  }

  @Test
  void theClassPathServesWhatTheOptionsForSshAskFor() {
    assertThat(
            TransportLocator.transport(
                URI.create("ssh://u@[::1]:2222?identity=%2Fk%2Fid%201%262&known_hosts=%2Fk%2Fh")))
        .isEqualTo(
            Ssh.to("u@[::1]:2222").identity(Path.of("/k/id 1&2")).knownHosts(Path.of("/k/h")));
  }

  @Test
  void theClassPathIsSearched() {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> TransportLocator.transport(URI.create("carrier-pigeon:/coop")))
        .withMessageContaining("no transport for \"carrier-pigeon\" is on the class path");
  }
}
