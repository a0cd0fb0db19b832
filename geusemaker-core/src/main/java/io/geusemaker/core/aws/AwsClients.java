package io.geusemaker.core.aws;

import io.geusemaker.api.failure.GeuseMakerException;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** The SDK's clients: credentials and region by its own chain, throttled calls tried again. */
public final class AwsClients {

  private static final int ATTEMPTS = 6;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private AwsClients() {}

  /**
   * Makes a client; asks nothing but where the region is set.
   *
   * @param <B> its builder
   * @param <C> the client
   * @param builder makes it
   * @param endpoint where the service is asked
   * @param action the IAM action that will be needed first, for failures
   * @return the client
   * @throws GeuseMakerException when no region is set
   */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, AwsEndpoint endpoint, String action) {
    builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
        .overrideConfiguration(
            o ->
                o.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build()));
    endpoint.region().map(Region::of).ifPresent(builder::region);
    endpoint.address().ifPresent(builder::endpointOverride);
    try {
      return builder.build();
    } catch (SdkException e) {
      throw AwsErrors.exception(action, e);
    }
  }
}
