package io.geusemaker.core.kms;

import io.geusemaker.core.aws.AwsAddress;
import io.geusemaker.core.aws.AwsEndpoint;
import java.net.URI;
import java.util.Optional;

/**
 * A key of KMS.
 *
 * @param id its id or ARN, or an alias
 * @param endpoint where KMS is asked; in the region of the ARN unless another is named
 */
record KmsKey(String id, AwsEndpoint endpoint) {

  private static final String FORM =
      "kms:alias/NAME?region=..., kms:KEY-ID?region=... or kms:arn:...";

  private static final int REGION = 3;

  /**
   * Reads {@code kms:KEY?region=...&endpoint=...}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  static KmsKey of(URI uri) {
    AwsAddress address = AwsAddress.of(uri, FORM, AwsEndpoint.PARAMETERS);
    String id = address.target();
    if (!id.matches("[A-Za-z0-9/:_-]{1,2048}")) {
      throw new IllegalArgumentException("not of the form " + FORM + ": " + uri);
    }
    AwsEndpoint named = AwsEndpoint.of(address);
    return new KmsKey(id, new AwsEndpoint(named.region().or(() -> regionOf(id)), named.address()));
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
