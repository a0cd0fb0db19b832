package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import io.geusemaker.core.state.DeploymentRecord;
import io.geusemaker.core.state.GeuseMakerState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The way to a deployment's host, from what is on record. */
final class Connections {

  /** The user of GeuseMaker's machine images. */
  private static final String USER = "ubuntu";

  private Connections() {}

  static Transport transport(DeploymentRecord record) {
    return transport(
        record
            .registration()
            .map(registration -> registration.connection())
            .or(() -> record.state().flatMap(Connections::recorded))
            .orElseThrow(
                () -> new GeuseMakerException(new LookupFailure.NoAddress(record.name().value()))));
  }

  /** GeuseMaker's host, at its recorded address with its recorded key. */
  private static Optional<URI> recorded(GeuseMakerState state) {
    return state
        .publicIp()
        .or(state::privateIp)
        .map(
            address ->
                URI.create(
                    "ssh://"
                        + USER
                        + "@"
                        + address
                        + state
                            .keypairName()
                            .flatMap(Connections::keyFile)
                            .map(file -> "?identity=" + file.toUri().getRawPath())
                            .orElse("")));
  }

  private static Optional<Path> keyFile(String keypair) {
    Path directory = Path.of(System.getProperty("user.home"), ".ssh");
    return Stream.of(keypair + ".pem", keypair)
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  static Transport transport(URI connection) {
    List<TransportProvider> providers =
        ServiceLoader.load(TransportProvider.class, Connections.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    String scheme = Optional.ofNullable(connection.getScheme()).orElse("");
    TransportProvider provider =
        providers.stream()
            .filter(candidate -> candidate.scheme().equals(scheme))
            .findFirst()
            .orElseThrow(
                () ->
                    new GeuseMakerException(
                        new RequestFailure.NoTransport(
                            scheme, providers.stream().map(TransportProvider::scheme).toList())));
    try {
      return provider.transport(connection);
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("connection", String.valueOf(e.getMessage())), e);
    }
  }
}
