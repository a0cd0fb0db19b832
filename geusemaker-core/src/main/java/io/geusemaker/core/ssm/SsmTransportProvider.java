package io.geusemaker.core.ssm;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import io.geusemaker.core.aws.AwsAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

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
    AwsAddress address =
        AwsAddress.of(
            connection,
            "ssm:i-...?region=... or ssm:tag/STACK?region=...",
            List.of("region", "endpoint", "stack"));
    String target = address.target();
    Ssm ssm =
        target.startsWith(TAG) ? Ssm.tagged(target.substring(TAG.length())) : Ssm.instance(target);
    for (Map.Entry<String, String> one : address.parameters().entrySet()) {
      String value = one.getValue();
      ssm =
          switch (one.getKey()) {
            case "region" -> ssm.region(value);
            case "endpoint" -> ssm.endpoint(URI.create(value));
            default -> ssm.orTagged(value);
          };
    }
    return ssm;
  }
}
