package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.GeuseMakerException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * The SDK's clients: credentials and region by its own chain, throttled calls tried again, over the
 * JDK's HTTP client.
 */
public final class AwsClients {

  private static final int ATTEMPTS = 6;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private AwsClients() {}

  /**
   * Makes a client; asks nothing but where the region is set.
   *
   * @param <B> the kind of builder
   * @param <C> the kind of client
   * @param builder makes clients of one service
   * @param region the AWS region; the SDK's own chain decides when empty
   * @param endpoint where the service answers; the region's own address when empty
   * @param action the IAM action that will be called first, for the failure
   * @return the client
   * @throws GeuseMakerException when no region is set
   */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C make(
      B builder, Optional<String> region, Optional<URI> endpoint, String action) {
    builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
        .overrideConfiguration(
            o ->
                o.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build()));
    region.map(Region::of).ifPresent(builder::region);
    endpoint.ifPresent(builder::endpointOverride);
    try {
      return builder.build();
    } catch (SdkException e) {
      throw AwsErrors.exception(action, "", e);
    }
  }
}
