package io.geusemaker.core.local;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import java.net.URI;

/** Serves {@code local:/}, which takes no parameters. */
public final class LocalTransportProvider implements TransportProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public LocalTransportProvider() {}

  @Override
  public String scheme() {
    return "local";
  }

  @Override
  public Transport transport(URI connection) {
    if (!connection.toString().matches("local:/(//)?")) {
      throw new IllegalArgumentException(
          "the local transport is \"local:/\" without anything behind it");
    }
    return Local.shell();
  }
}
