package io.geusemaker.examples.extension.exec;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Serves {@code exec:PROGRAM+ARGUMENT+...}, such as {@code exec:incus+exec+my-host+--}. Within a
 * word a plus sign is written {@code %2B}, and a blank {@code %20}.
 */
public final class ExecTransportProvider implements TransportProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public ExecTransportProvider() {}

  @Override
  public String scheme() {
    return "exec";
  }

  @Override
  public Transport transport(URI connection) {
    List<String> words =
        Arrays.stream(connection.getRawSchemeSpecificPart().split("\\+", -1))
            .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
            .toList();
    return new Exec(words);
  }
}
