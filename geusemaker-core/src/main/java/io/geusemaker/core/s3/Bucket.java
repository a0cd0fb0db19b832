package io.geusemaker.core.s3;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.aws.AwsErrors;
import io.geusemaker.core.aws.Once;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The calls to one bucket.
 *
 * @param name the bucket
 * @param place the store, for people
 * @param client asks S3
 */
record Bucket(String name, String place, Once<S3Client> client) {

  /** The name of the write that made an object, in its metadata. */
  private static final String WRITE = "geusemaker-write";

  /** What a conditional call met. */
  enum Condition {
    /** It was met, and the call carried out. */
    MET,
    /** Another object is there, or none. */
    FAILED,
    /** Another call on the object was under way; S3 wants to be asked again. */
    CONTENDED
  }

  /**
   * An object.
   *
   * @param content its bytes
   * @param tag its version
   * @param write the name of the write that made it; empty when it was not made here
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Found(byte[] content, String tag, String write) {}

  /** What became of a put: the version of the object when it was carried out. */
  record Put(Condition condition, Optional<String> tag) {}

  Optional<Found> get(String key) {
    try {
      ResponseBytes<GetObjectResponse> found =
          ask("s3:GetObject", s3 -> s3.getObjectAsBytes(r -> r.bucket(name).key(key)));
      return Optional.of(
          new Found(
              found.asByteArrayUnsafe(),
              found.response().eTag(),
              found.response().metadata().getOrDefault(WRITE, "")));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  Put put(String key, Optional<String> expected, String write, byte[] content) {
    try {
      return ask(
          "s3:PutObject",
          s3 ->
              new Put(
                  Condition.MET,
                  Optional.of(
                      s3.putObject(
                              r -> {
                                r.bucket(name).key(key).metadata(Map.of(WRITE, write));
                                expected.ifPresentOrElse(r::ifMatch, () -> r.ifNoneMatch("*"));
                              },
                              RequestBody.fromBytes(content))
                          .eTag())));
    } catch (AwsServiceException e) {
      return new Put(condition(e), Optional.empty());
    }
  }

  Condition delete(String key, String expected) {
    try {
      ask("s3:DeleteObject", s3 -> s3.deleteObject(r -> r.bucket(name).key(key).ifMatch(expected)));
      return Condition.MET;
    } catch (AwsServiceException e) {
      return condition(e);
    }
  }

  List<String> keys(String prefix) {
    return ask(
        "s3:ListBucket",
        s3 ->
            s3.listObjectsV2Paginator(r -> r.bucket(name).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList());
  }

  private static Condition condition(AwsServiceException e) {
    return e.statusCode() == 409 ? Condition.CONTENDED : Condition.FAILED;
  }

  /** Lets through what says that a condition was not met, or that there is no such object. */
  private <T> T ask(String action, Function<S3Client, T> call) {
    S3Client s3 = client.get();
    try {
      return call.apply(s3);
    } catch (AwsServiceException e) {
      if (AwsErrors.has(e, "NoSuchBucket")) {
        throw new GeuseMakerException(new StateFailure.NoStore(place, AwsErrors.reason(e)), e);
      }
      if (e instanceof NoSuchKeyException
          || AwsErrors.has(e, "NoSuchKey")
          || AwsErrors.has(e, "PreconditionFailed")
          || AwsErrors.has(e, "ConditionalRequestConflict")
          || AwsErrors.has(e, "OperationAborted")) {
        throw e;
      }
      throw AwsErrors.exception(action, e);
    } catch (SdkException e) {
      throw AwsErrors.exception(action, e);
    }
  }
}
