package io.geusemaker.api.spi;

import java.net.URI;

/** Makes transports from connection URIs; found by {@link java.util.ServiceLoader}. */
public interface TransportProvider {

  /**
   * The scheme it serves.
   *
   * @return such as {@code ssh}, lower case
   */
  String scheme();

  /**
   * Makes a transport; no I/O.
   *
   * @param connection a URI with that scheme
   * @return the transport
   * @throws IllegalArgumentException when the URI says something that it does not understand
   */
  Transport transport(URI connection);
}
