package io.geusemaker.core.dynamodb;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StateStoreProvider;
import io.geusemaker.core.aws.AwsAddress;
import io.geusemaker.core.aws.AwsEndpoint;
import io.geusemaker.core.aws.OptionalModule;
import java.net.URI;

/**
 * Serves {@code dynamodb:TABLE}, with the parameters {@code region} and {@code endpoint},
 * percent-encoded where needed.
 */
public final class DynamoDbStateStoreProvider implements StateStoreProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public DynamoDbStateStoreProvider() {}

  @Override
  public String scheme() {
    return "dynamodb";
  }

  @Override
  public StateStore store(URI place) {
    AwsAddress address = AwsAddress.of(place, "dynamodb:TABLE?region=...", AwsEndpoint.PARAMETERS);
    if (address.target().contains("/")) {
      throw new IllegalArgumentException("a table's name has no slash: " + address.target());
    }
    OptionalModule.require(
        "dynamodb:", "software.amazon.awssdk.services.dynamodb.DynamoDbClient", "dynamodb");
    return DynamoDbStateStore.of(address.target(), AwsEndpoint.of(address));
  }
}
