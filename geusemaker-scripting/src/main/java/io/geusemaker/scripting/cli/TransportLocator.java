package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import java.net.URI;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the transport that serves a connection. */
final class TransportLocator {

  private TransportLocator() {}

  static Transport transport(URI connection) {
    return transport(
        connection,
        ServiceLoader.load(TransportProvider.class, TransportLocator.class.getClassLoader())
            .stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  static Transport transport(URI connection, List<TransportProvider> providers) {
    String scheme = connection.getScheme();
    TransportProvider serving =
        providers.stream()
            .filter(provider -> provider.scheme().equals(scheme))
            .findFirst()
            .orElseThrow(
                () ->
                    new GeuseMakerException(
                        new RequestFailure.NoTransport(
                            scheme,
                            providers.stream().map(TransportProvider::scheme).sorted().toList())));
    try {
      return serving.transport(connection);
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("connection", String.valueOf(e.getMessage())), e);
    }
  }
}
