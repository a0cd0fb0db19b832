package io.geusemaker.core.secretsmanager;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.CredentialVault;
import io.geusemaker.api.spi.CredentialVaultProvider;
import io.geusemaker.core.aws.OptionalModule;
import java.net.URI;

/**
 * Serves {@code secretsmanager:PREFIX}: the credential {@code postgres/password} of the deployment
 * {@code shop} is the secret {@code PREFIX/shop/postgres/password}, made when it is not there.
 *
 * <p>Parameters, percent-encoded where needed: {@code region}; {@code endpoint}; {@code field}, the
 * member that changes where a secret's value is a JSON object, {@code password} unless said
 * otherwise; and {@code SERVICE/NAME=SECRET} for a credential whose secret is there under another
 * name or ARN.
 */
public final class SecretsManagerVaultProvider implements CredentialVaultProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public SecretsManagerVaultProvider() {}

  @Override
  public String scheme() {
    return "secretsmanager";
  }

  /**
   * {@inheritDoc}
   *
   * @throws GeuseMakerException with {@link RequestFailure.MissingLibrary} when the AWS SDK's
   *     module for Secrets Manager is not on the class path
   */
  @Override
  public CredentialVault vault(URI address) {
    VaultAddress parsed = VaultAddress.of(address);
    OptionalModule.require(
        "a vault in Secrets Manager",
        "software.amazon.awssdk.services.secretsmanager.SecretsManagerClient",
        "secretsmanager");
    return new SecretsManagerVault(parsed);
  }
}
