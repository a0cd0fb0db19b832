package io.geusemaker.core.ssm;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Serves {@code ssm:i-0a1b2c3d4e5f67890} and {@code ssm:tag/my-stack}, with the parameters {@code
 * region}, {@code endpoint} and {@code stack}, percent-encoded where needed.
 *
 * <p>{@code stack} is the tag to look for when that instance is gone. Two slashes after the colon
 * are accepted, too.
 */
public final class SsmTransportProvider implements TransportProvider {

  private static final String TAG = "tag/";

  /** Called by {@link java.util.ServiceLoader}. */
  public SsmTransportProvider() {}

  @Override
  public String scheme() {
    return "ssm";
  }

  @Override
  public Transport transport(URI connection) {
    AwsAddress address = AwsAddress.of(connection).withOnly(List.of("stack"));
    String target = address.target();
    if (target.isEmpty()) {
      throw new IllegalArgumentException(
          "not of the form ssm:i-...?region=... or ssm:tag/STACK?region=...: " + connection);
    }
    Ssm ssm =
        target.startsWith(TAG) ? Ssm.tagged(target.substring(TAG.length())) : Ssm.instance(target);
    ssm = address.region().map(ssm::region).orElse(ssm);
    ssm = address.endpoint().map(ssm::endpoint).orElse(ssm);
    return Optional.ofNullable(address.parameters().get("stack")).map(ssm::orTagged).orElse(ssm);
  }
}
