package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.GeuseMakerException;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.SsmClientBuilder;

/** The SDK's client: credentials and region by its own chain, throttled calls tried again. */
final class SsmClients {

  private static final int ATTEMPTS = 6;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private SsmClients() {}

  /**
   * Makes a client; asks nothing but where the region is set.
   *
   * @throws GeuseMakerException when no region is set
   */
  static SsmClient client(SsmConfig config) {
    SsmClientBuilder builder =
        SsmClient.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
            .overrideConfiguration(
                o ->
                    o.retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(ATTEMPTS)
                            .build()));
    config.region().map(Region::of).ifPresent(builder::region);
    config.endpoint().ifPresent(builder::endpointOverride);
    try {
      return builder.build();
    } catch (SdkException e) {
      throw AwsErrors.exception("ssm:DescribeInstanceInformation", config.name(), e);
    }
  }
}
