package io.geusemaker.core.kms;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.core.aws.AwsClients;
import io.geusemaker.core.aws.AwsErrors;
import io.geusemaker.core.files.Uninterrupted;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * The two calls of KMS. Both bind the data key to the deployment, which CloudTrail shows. For one
 * thread.
 */
final class KmsCalls implements AutoCloseable {

  private static final String GENERATE = "kms:GenerateDataKey";
  private static final String DECRYPT = "kms:Decrypt";
  private static final String CONTEXT = "geusemaker-deployment";

  /** KMS does not know the key, or does not let it be used in its present state. */
  private static final List<String> UNUSABLE =
      List.of(
          "DisabledException",
          "KMSInvalidStateException",
          "NotFoundException",
          "InvalidKeyUsageException",
          "InvalidArnException");

  /** It was wrapped by another key, for another deployment, or is damaged. */
  private static final List<String> WRONG =
      List.of("IncorrectKeyException", "InvalidCiphertextException");

  private final KmsKey key;
  private final Map<String, String> context;
  private @Nullable KmsClient client;

  KmsCalls(KmsKey key, DeploymentName deployment) {
    this.key = key;
    this.context = Map.of(CONTEXT, deployment.value());
  }

  DataKey generate() {
    try {
      GenerateDataKeyResponse made =
          Uninterrupted.call(
              () ->
                  client()
                      .generateDataKey(
                          r ->
                              r.keyId(key.id())
                                  .keySpec(DataKeySpec.AES_256)
                                  .encryptionContext(context)));
      return new DataKey(made.plaintext().asByteArrayUnsafe(), made.ciphertextBlob().asByteArray());
    } catch (SdkException e) {
      throw failure(GENERATE, e);
    }
  }

  /**
   * Unwraps a data key.
   *
   * @throws GeneralSecurityException when this key has not wrapped it for this deployment
   */
  DataKey unwrap(byte[] wrapped) throws GeneralSecurityException {
    try {
      DecryptResponse opened =
          Uninterrupted.call(
              () ->
                  client()
                      .decrypt(
                          r ->
                              r.keyId(key.id())
                                  .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                                  .encryptionContext(context)));
      return new DataKey(opened.plaintext().asByteArrayUnsafe(), wrapped);
    } catch (SdkException e) {
      if (WRONG.stream().anyMatch(code -> AwsErrors.has(e, code))) {
        throw new GeneralSecurityException(key + " does not open it", e);
      }
      throw failure(DECRYPT, e);
    }
  }

  private GeuseMakerException failure(String action, SdkException e) {
    return UNUSABLE.stream().anyMatch(code -> AwsErrors.has(e, code))
        ? new GeuseMakerException(
            new AwsFailure.KeyUnusable(key.toString(), AwsErrors.reason(e)), e)
        : AwsErrors.exception(action, e);
  }

  /** Made when it is first needed: finding the region may take a call of its own. */
  private KmsClient client() {
    KmsClient made = client;
    if (made == null) {
      made = AwsClients.client(KmsClient.builder(), key.endpoint(), GENERATE);
      client = made;
    }
    return made;
  }

  /** Closes the client; another is made when one is needed again. */
  @Override
  public void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
