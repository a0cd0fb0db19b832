package io.geusemaker.core.aws;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK's exceptions mean. */
public final class AwsErrors {

  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");
  private static final Set<String> UNACCEPTABLE =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired",
          "UnrecognizedClientException",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException");

  /** AWS names the action in its own message, which can be more exact than the call. */
  private static final Pattern ACTION = Pattern.compile("to perform: ([a-z0-9-]+:[A-Za-z]+)");

  private static final int LONGEST = 300;

  private AwsErrors() {}

  /**
   * Whether the thread was interrupted while it waited for an answer.
   *
   * @param e what the SDK threw
   * @return whether it was
   */
  public static boolean isInterruption(SdkException e) {
    return e instanceof AbortedException || Thread.currentThread().isInterrupted();
  }

  /**
   * Whether AWS has refused the call, so that it took no effect.
   *
   * @param e what the SDK threw
   * @return whether it did
   */
  public static boolean isRefusal(SdkException e) {
    return e instanceof AwsServiceException service
        ? service.statusCode() < 500
        : isAboutCredentials(e);
  }

  /**
   * Whether AWS answered with a code.
   *
   * @param e what the SDK threw
   * @param code the code, such as {@code NoSuchKey}
   * @return whether it did
   */
  public static boolean has(SdkException e, String code) {
    return e instanceof AwsServiceException service && code(service).equals(code);
  }

  /**
   * The failure, to be thrown.
   *
   * @param action the IAM action that was needed
   * @param e what the SDK threw
   * @return an exception with it
   */
  public static GeuseMakerException exception(String action, SdkException e) {
    return new GeuseMakerException(failure(action, e), e);
  }

  /**
   * What an exception means.
   *
   * @param action the IAM action that was needed
   * @param e what the SDK threw
   * @return the failure
   */
  public static Failure failure(String action, SdkException e) {
    String reason = reason(e);
    if (e instanceof AwsServiceException service) {
      String code = code(service);
      if (DENIED.contains(code)) {
        Matcher named = ACTION.matcher(reason);
        return new AwsFailure.PermissionMissing(named.find() ? named.group(1) : action, reason);
      }
      if (UNACCEPTABLE.contains(code)) {
        return new AwsFailure.CredentialsRefused(code + ", " + reason);
      }
      return service.isThrottlingException() || code.startsWith("Throttling")
          ? new AwsFailure.Throttled(action)
          : new AwsFailure.Unavailable(action, code + ", " + reason);
    }
    if (reason.contains("Unable to load region")) {
      return new RequestFailure.Invalid(
          "region", "it is set neither in the address nor where the AWS SDK looks for it");
    }
    return isAboutCredentials(e)
        ? new AwsFailure.CredentialsRefused(reason)
        : new AwsFailure.Unavailable(action, reason);
  }

  private static boolean isAboutCredentials(SdkException e) {
    return reason(e).toLowerCase(Locale.ROOT).contains("credentials");
  }

  private static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }

  /**
   * What AWS said, on one line.
   *
   * @param e what the SDK threw
   * @return without a full stop
   */
  public static String reason(SdkException e) {
    boolean told =
        e instanceof AwsServiceException service
            && service.awsErrorDetails() != null
            && service.awsErrorDetails().errorMessage() != null;
    String text =
        told
            ? ((AwsServiceException) e).awsErrorDetails().errorMessage()
            : String.valueOf(e.getMessage());
    Optional<String> chain = CredentialChain.reasons(text);
    if (chain.isPresent()) {
      return chain.get();
    }
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replaceAll("\\.+$", "");
    String shown = line.isEmpty() ? "no reason given" : line;
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST).strip() + "...";
  }
}
