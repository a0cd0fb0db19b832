package io.geusemaker.core.engine;

import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import java.net.URI;

/** Serves {@code ssh:} in this module's tests, and only tells which connection was asked for. */
public final class RecordingSshProvider implements TransportProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public RecordingSshProvider() {}

  @Override
  public String scheme() {
    return "ssh";
  }

  @Override
  public Transport transport(URI connection) {
    if (connection.getHost() == null) {
      throw new IllegalArgumentException("it names no host");
    }
    return new Recorded(connection);
  }

  /** A way that nobody goes. */
  record Recorded(URI connection) implements Transport {
    @Override
    public HostSession connect() {
      throw new UnsupportedOperationException("a test connected");
    }
  }
}
