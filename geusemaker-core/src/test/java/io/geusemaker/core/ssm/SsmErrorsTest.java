package io.geusemaker.core.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.RequestFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.SsmException;

class SsmErrorsTest {

  private static final String ACTION = "ssm:SendCommand";

  @Test
  void namesTheActionThatAwsNames() {
    assertThat(
            failure(
                error(
                    "AccessDeniedException",
                    "User: x is not authorized to perform: kms:Decrypt on resource: *")))
        .isEqualTo(
            new AwsFailure.PermissionMissing(
                "kms:Decrypt", "User: x is not authorized to perform: kms:Decrypt on resource: *"));
  }

  @Test
  void namesTheActionOfTheCallWhenAwsNamesNone() {
    assertThat(failure(error("AccessDenied", "no")))
        .isEqualTo(new AwsFailure.PermissionMissing(ACTION, "no"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExpiredTokenException",
        "ExpiredToken",
        "RequestExpired",
        "UnrecognizedClientException",
        "InvalidSignatureException"
      })
  void saysThatCredentialsAreNotAccepted(String code) {
    assertThat(failure(error(code, "The security token is no good.")))
        .isEqualTo(new AwsFailure.CredentialsRefused(code + ", The security token is no good"));
  }

  @Test
  void saysThatThereAreNone() {
    assertThat(
            failure(
                SdkClientException.create("Unable to load credentials from any of the providers")))
        .isInstanceOf(AwsFailure.CredentialsRefused.class);
  }

  @Test
  void saysThatThereIsNoRegion() {
    assertThat(failure(SdkClientException.create("Unable to load region from any of ...")))
        .isInstanceOf(RequestFailure.Invalid.class);
  }

  @Test
  void tellsThrottlingAndAnUnknownInstance() {
    assertThat(failure(error("ThrottlingException", "Rate exceeded")))
        .isEqualTo(new AwsFailure.Throttled(ACTION));
    assertThat(failure(error("InvalidInstanceId", "no such instance")))
        .isEqualTo(new AwsFailure.NotManaged("i-1", "no such instance"));
  }

  @Test
  void putsWhatItDoesNotKnowOnOneShortLine() {
    assertThat(failure(error("InternalServerError", "oh\n\n" + "no ".repeat(400))))
        .isInstanceOfSatisfying(
            AwsFailure.Unavailable.class,
            failure ->
                assertThat(failure.reason())
                    .startsWith("InternalServerError, oh no")
                    .endsWith("...")
                    .hasSizeLessThan(350));
  }

  private static Failure failure(SdkException e) {
    return SsmErrors.failure(ACTION, "i-1", e);
  }

  private static SdkException error(String code, String message) {
    return SsmException.builder()
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }
}
