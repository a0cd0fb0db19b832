package io.geusemaker.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.StringInputStream;

@DisplayName("Where no place has credentials")
class CredentialChainTest {

  private static final String ROLE =
      """
      [profile corp]
      role_arn = arn:aws:iam::111122223333:role/operator
      source_profile = base
      region = eu-central-1
      [profile base]
      aws_access_key_id = AKIAEXAMPLE
      aws_secret_access_key = not-to-be-shown
      """;

  @Test
  void thatOfTheProfileIsToldFirstAndTheListOfPlacesIsNot() {
    Failure failure = failure("corp");

    assertThat(failure).isInstanceOf(AwsFailure.CredentialsRefused.class);
    assertThat(failure.what())
        .contains(
            "no credentials were found; Profile: To use assumed roles", "; EnvironmentVariable: ")
        .doesNotContain("credentialsProviders=", "not-to-be-shown");
  }

  @Test
  void aMisspeltProfileIsNamed() {
    assertThat(failure("corpp").what()).contains("Profile: ", "corpp");
  }

  @Test
  void otherMessagesStayAsTheyAre() {
    assertThat(CredentialChain.reasons("Unable to load region")).isEmpty();
  }

  private static Failure failure(String profile) {
    ProfileFile file =
        ProfileFile.builder()
            .type(ProfileFile.Type.CONFIGURATION)
            .content(new StringInputStream(ROLE))
            .build();
    try (AwsCredentialsProviderChain chain =
        AwsCredentialsProviderChain.of(
            EnvironmentVariableCredentialsProvider.create(),
            ProfileCredentialsProvider.builder().profileFile(file).profileName(profile).build())) {
      return AwsErrors.failure(
          "ssm:SendCommand",
          catchThrowableOfType(SdkClientException.class, chain::resolveCredentials));
    }
  }
}
