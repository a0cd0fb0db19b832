package io.geusemaker.core.kms;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.spi.SealerProvider;
import io.geusemaker.core.aws.OptionalModule;
import io.geusemaker.core.crypto.TinkSealer;
import java.net.URI;

/**
 * Serves {@code kms:alias/geusemaker}, {@code kms:KEY-ID} and {@code kms:arn:aws:kms:...}, with the
 * parameters {@code region} and {@code endpoint}, percent-encoded where needed. An alias has to go
 * on naming the same key; KMS's own rotation of a key changes nothing here.
 */
public final class KmsSealerProvider implements SealerProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public KmsSealerProvider() {}

  @Override
  public String scheme() {
    return "kms";
  }

  /**
   * {@inheritDoc}
   *
   * @throws GeuseMakerException with {@link RequestFailure.MissingLibrary} when the AWS SDK's
   *     module for KMS is not on the class path
   */
  @Override
  public Sealer sealer(URI key, DeploymentName deployment) {
    KmsKey parsed = KmsKey.of(key);
    OptionalModule.require("a key of KMS", "software.amazon.awssdk.services.kms.KmsClient", "kms");
    KmsEnvelopeAead aead = new KmsEnvelopeAead(new DataKeys(new KmsCalls(parsed, deployment)));
    return TinkSealer.over(aead, aead::forget);
  }
}
