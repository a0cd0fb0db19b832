package io.geusemaker.core.kms;

import io.geusemaker.core.ssm.AwsAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A key of KMS.
 *
 * @param id its id or ARN, or an alias
 * @param region the AWS region; the SDK's own chain decides when empty
 * @param endpoint where KMS answers; the region's own address when empty
 */
record KmsKey(String id, Optional<String> region, Optional<URI> endpoint) {

  private static final int REGION = 3;

  /**
   * Reads {@code kms:KEY?region=...&endpoint=...}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  static KmsKey of(URI uri) {
    AwsAddress address = AwsAddress.of(uri).withOnly(List.of());
    if (!address.target().matches("[A-Za-z0-9/:_-]{1,2048}")) {
      throw new IllegalArgumentException(
          "not of the form kms:alias/NAME, kms:KEY-ID or kms:arn:..., with ?region=...: " + uri);
    }
    return new KmsKey(
        address.target(),
        address.region().or(() -> regionOf(address.target())),
        address.endpoint());
  }

  private static Optional<String> regionOf(String id) {
    String[] parts = id.split(":", -1);
    return parts.length > REGION && parts[0].equals("arn")
        ? Optional.of(parts[REGION])
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "kms:" + id;
  }
}
