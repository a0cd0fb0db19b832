package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.GeuseMakerException;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Clients of Systems Manager. */
final class SsmClients {

  private SsmClients() {}

  /**
   * Makes a client; asks nothing but where the region is set.
   *
   * @throws GeuseMakerException when no region is set
   */
  static SsmClient client(SsmConfig config) {
    return AwsClients.make(
        SsmClient.builder(), config.region(), config.endpoint(), "ssm:DescribeInstanceInformation");
  }
}
