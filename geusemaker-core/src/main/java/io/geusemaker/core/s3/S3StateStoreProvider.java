package io.geusemaker.core.s3;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StateStoreProvider;
import io.geusemaker.core.aws.AwsAddress;
import io.geusemaker.core.aws.AwsEndpoint;
import io.geusemaker.core.aws.OptionalModule;
import java.net.URI;

/**
 * Serves {@code s3://BUCKET} and {@code s3://BUCKET/PREFIX}, with the parameters {@code region} and
 * {@code endpoint}, percent-encoded where needed.
 */
public final class S3StateStoreProvider implements StateStoreProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public S3StateStoreProvider() {}

  @Override
  public String scheme() {
    return "s3";
  }

  @Override
  public StateStore store(URI place) {
    AwsAddress address =
        AwsAddress.of(place, "s3://BUCKET/PREFIX?region=...", AwsEndpoint.PARAMETERS);
    String target = address.target().replaceAll("/+$", "");
    int slash = target.indexOf('/');
    OptionalModule.require("s3:", "software.amazon.awssdk.services.s3.S3Client", "s3");
    return S3StateStore.of(
        slash < 0 ? target : target.substring(0, slash),
        slash < 0 ? "" : target.substring(slash + 1) + "/",
        AwsEndpoint.of(address));
  }
}
