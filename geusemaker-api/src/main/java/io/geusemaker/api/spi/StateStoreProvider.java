package io.geusemaker.api.spi;

import java.net.URI;

/** Makes state stores from URIs; found by {@link java.util.ServiceLoader}. */
public interface StateStoreProvider {

  /**
   * The scheme it serves.
   *
   * @return such as {@code s3}, lower case
   */
  String scheme();

  /**
   * Makes a store; no I/O.
   *
   * @param place a URI with that scheme
   * @return the store
   * @throws IllegalArgumentException when the URI says something that it does not understand
   * @throws io.geusemaker.api.failure.GeuseMakerException when a library is missing that it needs
   */
  StateStore store(URI place);
}
