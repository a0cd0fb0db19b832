package io.geusemaker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import io.geusemaker.core.local.Local;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportsTest {

  private record Provider(String scheme) implements TransportProvider {
    @Override
    public Transport transport(URI connection) {
      if (connection.getRawQuery() != null) {
        throw new IllegalArgumentException("it takes no parameters");
      }
      return new Way(connection);
    }
  }

  private record Way(URI connection) implements Transport {
    @Override
    public HostSession connect() {
      throw new UnsupportedOperationException("nothing is connected");
    }
  }

  private static final List<TransportProvider> PROVIDERS =
      List.of(new Provider("ssh"), new Provider("local"));

  @Test
  void theSchemeChooses() {
    assertThat(Transports.over(URI.create("local:/"), PROVIDERS))
        .isEqualTo(new Way(URI.create("local:/")));
  }

  @Test
  void anUnknownSchemeIsAFailureThatNamesTheKnownOnes() {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> Transports.over(URI.create("ssm:/i-1"), PROVIDERS))
        .extracting(GeuseMakerException::failure)
        .isEqualTo(new RequestFailure.NoTransport("ssm", List.of("local", "ssh")));
  }

  @Test
  void whatTheTransportDoesNotUnderstandIsAFailure() {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> Transports.over(URI.create("local:/?x=y"), PROVIDERS))
        .extracting(GeuseMakerException::failure)
        .isEqualTo(new RequestFailure.Invalid("connection", "it takes no parameters"));
  }

  @Test
  void aConnectionWithoutASchemeIsAFailureToo() {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> Transports.over(URI.create("10.0.0.5"), PROVIDERS))
        .extracting(GeuseMakerException::failure)
        .isEqualTo(new RequestFailure.NoTransport("", List.of("local", "ssh")));
  }

  @Test
  void thoseOfTheClassPathAreKnown() {
    assertThat(Transports.over(URI.create("local:/"))).isEqualTo(Local.shell());
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> Transports.over(URI.create("telnet://host")))
        .extracting(GeuseMakerException::failure)
        .isEqualTo(new RequestFailure.NoTransport("telnet", List.of("local", "ssh", "ssm")));
  }
}
