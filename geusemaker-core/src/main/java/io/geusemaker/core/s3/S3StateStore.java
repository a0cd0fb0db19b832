package io.geusemaker.core.s3;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import io.geusemaker.core.aws.AwsClients;
import io.geusemaker.core.aws.AwsEndpoint;
import io.geusemaker.core.aws.Nonce;
import io.geusemaker.core.aws.Once;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Documents as objects of a bucket. Its client is made with the first call and lasts as long as
 * this.
 */
public final class S3StateStore implements StateStore {

  /** How often a call is repeated that met another one under way. */
  private static final int ATTEMPTS = 20;

  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  private final String place;
  private final String prefix;
  private final Bucket bucket;

  private S3StateStore(String name, String prefix, AwsEndpoint endpoint) {
    this.place = "s3://" + name + "/" + prefix + endpoint;
    this.prefix = prefix;
    this.bucket = new Bucket(name, place, new Once<>(() -> client(endpoint)));
  }

  private static S3Client client(AwsEndpoint endpoint) {
    return AwsClients.client(
        S3Client.builder()
            // A service of one's own rarely has names for buckets.
            .forcePathStyle(endpoint.address().isPresent())
            // Records carry checksums of their own, and not every such service knows S3's newer.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .serviceConfiguration(c -> c.chunkedEncodingEnabled(false)),
        endpoint,
        "s3:GetObject");
  }

  /**
   * Names a bucket; no I/O.
   *
   * @param bucket its name
   * @param prefix how the keys of its objects begin; empty, or ending with a slash
   * @param endpoint where S3 is asked
   * @return the store
   */
  public static S3StateStore of(String bucket, String prefix, AwsEndpoint endpoint) {
    return new S3StateStore(bucket, prefix, endpoint);
  }

  @Override
  public Optional<StoredDocument> read(String name) {
    return bucket.get(prefix + name).map(found -> new StoredDocument(found.content(), found.tag()));
  }

  /**
   * The SDK sends a put again when the reply was lost; the condition then fails because the object
   * is there, which its metadata tells.
   */
  @Override
  public Optional<String> replace(String name, Optional<String> expected, byte[] content) {
    String key = prefix + name;
    String write = Nonce.next();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Bucket.Put put = bucket.put(key, expected, write, content);
      if (put.condition() == Bucket.Condition.MET) {
        return put.tag();
      }
      Optional<String> ours =
          bucket.get(key).filter(found -> found.write().equals(write)).map(Bucket.Found::tag);
      if (ours.isPresent() || put.condition() == Bucket.Condition.FAILED) {
        return ours;
      }
      pause(attempt);
    }
    throw contended("s3:PutObject");
  }

  @Override
  public boolean delete(String name, String expected) {
    String key = prefix + name;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      switch (bucket.delete(key, expected)) {
        case MET -> {
          return true;
        }
        case FAILED -> {
          return bucket.get(key).isEmpty();
        }
        case CONTENDED -> pause(attempt);
      }
    }
    throw contended("s3:DeleteObject");
  }

  private static void pause(int attempt) {
    LockSupport.parkNanos(
        ThreadLocalRandom.current()
            .nextLong(Math.min(TimeUnit.MILLISECONDS.toNanos(10L << attempt), LONGEST_PAUSE)));
  }

  private static GeuseMakerException contended(String action) {
    return new GeuseMakerException(
        new AwsFailure.Unavailable(action, "others have kept changing the same object"));
  }

  @Override
  public List<String> names(String below) {
    return bucket.keys(prefix + below).stream()
        .map(key -> key.substring(prefix.length()))
        .sorted()
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof S3StateStore that && place.equals(that.place);
  }

  @Override
  public int hashCode() {
    return place.hashCode();
  }

  @Override
  public String toString() {
    return place;
  }
}
