package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import io.geusemaker.core.extension.Extensions;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The transports that are there. */
public final class Transports {

  private Transports() {}

  /**
   * The transport that serves a connection; nothing is connected.
   *
   * @param connection such as {@code ssh://ubuntu@10.0.0.5}
   * @return the transport
   * @throws GeuseMakerException with {@link RequestFailure.NoTransport} when none serves its
   *     scheme, or {@link RequestFailure.Invalid} when the transport does not understand it
   */
  public static Transport over(URI connection) {
    return over(connection, Extensions.of(TransportProvider.class));
  }

  static Transport over(URI connection, List<TransportProvider> providers) {
    String scheme = Optional.ofNullable(connection.getScheme()).orElse("");
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
