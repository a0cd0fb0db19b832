package io.geusemaker.core.ssm;

import io.geusemaker.core.aws.AwsClients;
import io.geusemaker.core.aws.AwsEndpoint;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The client of Systems Manager. */
final class SsmClients {

  private SsmClients() {}

  /**
   * Makes a client; asks nothing but where the region is set.
   *
   * @throws io.geusemaker.api.failure.GeuseMakerException when no region is set
   */
  static SsmClient client(SsmConfig config) {
    return AwsClients.client(
        SsmClient.builder(),
        new AwsEndpoint(config.region(), config.endpoint()),
        "ssm:DescribeInstanceInformation");
  }
}
