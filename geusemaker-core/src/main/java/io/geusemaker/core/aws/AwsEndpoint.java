package io.geusemaker.core.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a service is asked.
 *
 * @param region the AWS region; the SDK's own chain decides when empty
 * @param address where the service answers; the region's own address when empty
 */
public record AwsEndpoint(Optional<String> region, Optional<URI> address) {

  /** The parameters of an address that say where. */
  public static final List<String> PARAMETERS = List.of("region", "endpoint");

  /**
   * What the parameters {@code region} and {@code endpoint} of an address say.
   *
   * @param address the address
   * @return where the service is asked
   * @throws IllegalArgumentException when the endpoint is no URI
   */
  public static AwsEndpoint of(AwsAddress address) {
    return new AwsEndpoint(
        Optional.ofNullable(address.parameters().get("region")),
        Optional.ofNullable(address.parameters().get("endpoint")).map(URI::create));
  }

  /**
   * As parameters of an address.
   *
   * @return empty, or beginning with a question mark
   */
  @Override
  public String toString() {
    String parameters =
        region.map(name -> "&region=" + name).orElse("")
            + address.map(uri -> "&endpoint=" + uri).orElse("");
    return parameters.isEmpty() ? "" : "?" + parameters.substring(1);
  }
}
