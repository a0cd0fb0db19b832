package io.geusemaker.core.secretsmanager;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.aws.AwsClients;
import io.geusemaker.core.aws.AwsEndpoint;
import io.geusemaker.core.aws.AwsErrors;
import io.geusemaker.core.aws.Once;
import io.geusemaker.core.files.Uninterrupted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** The calls of Secrets Manager, and what their errors mean. */
final class SecretsManagerCalls {

  private static final String GET = "secretsmanager:GetSecretValue";
  private static final String PUT = "secretsmanager:PutSecretValue";
  private static final String CREATE = "secretsmanager:CreateSecret";
  private static final String DESCRIBE = "secretsmanager:DescribeSecret";
  private static final String STAGE = "secretsmanager:UpdateSecretVersionStage";

  private static final String NOT_FOUND = "ResourceNotFoundException";
  private static final String EXISTS = "ResourceExistsException";
  private static final List<String> KEY = List.of("DecryptionFailure", "EncryptionFailure");

  /** Reads lag behind writes: what was just written may not be there for a while. */
  private static final RetryPolicy<Optional<?>> LAG =
      RetryPolicy.<Optional<?>>builder()
          .handleResultIf(found -> found != null && found.isEmpty())
          .abortOn(Throwable.class)
          .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(2))
          .withMaxRetries(-1)
          .withMaxDuration(Duration.ofSeconds(10))
          .build();

  /** Names and ARNs of what was written from here. */
  private final Set<String> written = ConcurrentHashMap.newKeySet();

  /** Made when it is first needed: finding the region may take a call of its own. */
  private final Once<SecretsManagerClient> client;

  SecretsManagerCalls(AwsEndpoint endpoint) {
    this.client =
        new Once<>(() -> AwsClients.client(SecretsManagerClient.builder(), endpoint, GET));
  }

  /** A version as it was read. */
  record Version(String arn, String id, SecretText text) {}

  /** What the secret is and which version carries which label. */
  record Labels(String arn, Map<String, String> attached) {}

  /** The version that others read; empty when there is no such secret or it has no value. */
  Optional<Version> current(String secret) {
    return read(secret, GetSecretValueRequest.builder().versionStage(StagingLabels.CURRENT));
  }

  /** One version; empty when it is gone. */
  Optional<Version> version(String secret, String id) {
    return patiently(secret, () -> read(secret, GetSecretValueRequest.builder().versionId(id)));
  }

  private Optional<Version> read(String secret, GetSecretValueRequest.Builder which) {
    return call(
        GET,
        secret,
        c -> {
          GetSecretValueResponse found = c.getSecretValue(which.secretId(secret).build());
          if (found.secretString() == null) {
            throw new GeuseMakerException(
                new RequestFailure.Invalid(
                    "the place of credentials", "the secret " + secret + " holds bytes, not text"));
          }
          return new Version(found.arn(), found.versionId(), SecretText.of(found.secretString()));
        },
        NOT_FOUND);
  }

  /** Makes a secret; empty when there is one already. */
  Optional<String> create(String name, String token, SecretText text) {
    return noted(
        name,
        call(
            CREATE,
            name,
            c ->
                c.createSecret(
                        r ->
                            r.name(name)
                                .clientRequestToken(token)
                                .description("Rotated by geusemaker.")
                                .secretString(text.whole().reveal(SecretAccess.deliberate())))
                    .arn(),
            EXISTS));
  }

  /** Adds a version; empty when there is no such secret. Returns the secret's ARN. */
  Optional<String> put(String secret, String token, SecretText text, String label) {
    return noted(
        secret,
        patiently(
            secret,
            () ->
                call(
                    PUT,
                    secret,
                    c ->
                        c.putSecretValue(
                                r ->
                                    r.secretId(secret)
                                        .clientRequestToken(token)
                                        .versionStages(label)
                                        .secretString(
                                            text.whole().reveal(SecretAccess.deliberate())))
                            .arn(),
                    NOT_FOUND)));
  }

  private Optional<String> noted(String secret, Optional<String> arn) {
    arn.ifPresent(known -> written.addAll(List.of(secret, known)));
    return arn;
  }

  private <T> Optional<T> patiently(String secret, Supplier<Optional<T>> call) {
    return written.contains(secret)
        ? Uninterrupted.call(() -> Failsafe.with(LAG).get(call::get))
        : call.get();
  }

  /** The labels that are attached; empty when there is no such secret. */
  Optional<Labels> labels(String secret) {
    return call(
        DESCRIBE,
        secret,
        c -> {
          var described = c.describeSecret(r -> r.secretId(secret));
          Map<String, String> attached = new TreeMap<>();
          described
              .versionIdsToStages()
              .forEach((version, labels) -> labels.forEach(label -> attached.put(label, version)));
          return new Labels(described.arn(), attached);
        },
        NOT_FOUND);
  }

  /** Attaches, moves or takes off a label. */
  void move(String secret, StagingLabels.Move move) {
    call(
        STAGE,
        secret,
        c ->
            c.updateSecretVersionStage(
                r ->
                    r.secretId(secret)
                        .versionStage(move.label())
                        .removeFromVersionId(move.from().orElse(null))
                        .moveToVersionId(move.to().orElse(null))),
        "");
  }

  private <T> Optional<T> call(
      String action, String secret, Function<SecretsManagerClient, T> work, String expected) {
    try {
      return Optional.of(Uninterrupted.call(() -> work.apply(client.get())));
    } catch (SdkException e) {
      if (AwsErrors.has(e, expected)) {
        return Optional.empty();
      }
      throw KEY.stream().anyMatch(code -> AwsErrors.has(e, code))
          ? new GeuseMakerException(
              new AwsFailure.KeyUnusable("of the secret " + secret, AwsErrors.reason(e)), e)
          : AwsErrors.exception(action, e);
    }
  }
}
