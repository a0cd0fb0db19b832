package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.core.aws.AwsErrors;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK's exceptions mean where a host is asked for. */
final class SsmErrors {

  private SsmErrors() {}

  static GeuseMakerException exception(String action, String host, SdkException e) {
    return new GeuseMakerException(failure(action, host, e), e);
  }

  static Failure failure(String action, String host, SdkException e) {
    return AwsErrors.has(e, "InvalidInstanceId")
        ? new AwsFailure.NotManaged(host, AwsErrors.reason(e))
        : AwsErrors.failure(action, e);
  }
}
