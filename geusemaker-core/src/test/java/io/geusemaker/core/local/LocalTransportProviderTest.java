package io.geusemaker.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.spi.TransportProvider;
import java.net.URI;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTransportProviderTest {

  private final TransportProvider provider =
      ServiceLoader.load(TransportProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.scheme().equals("local"))
          .findFirst()
          .orElseThrow();

  @ParameterizedTest
  @ValueSource(strings = {"local:/", "local:///"})
  void leadsToTheShellOfThisMachine(String connection) {
    assertThat(provider.transport(URI.create(connection))).isEqualTo(Local.shell());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local:here", "local:///tmp", "local:/?sudo=yes", "local://host"})
  void refusesWhatItDoesNotUnderstand(String connection) {
    assertThatThrownBy(() -> provider.transport(URI.create(connection)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("local:");
  }

  @Test
  void isAPublicService() {
    assertThat(provider).isInstanceOf(LocalTransportProvider.class);
  }
}
