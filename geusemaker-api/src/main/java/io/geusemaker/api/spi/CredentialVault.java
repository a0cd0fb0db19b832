package io.geusemaker.api.spi;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Secret;

/**
 * Keeps the values of credentials in place of the records, which then hold references to them.
 *
 * <p>The records stay the truth about versions and stages. The order is always the same: a value is
 * {@link #put}, then its reference is recorded, then the vault's own marks are made to {@link
 * #arrange follow}. A value that was put and never recorded is of no use to anybody; marks that are
 * behind are made up for by the next change. Implementations throw {@link
 * io.geusemaker.api.failure.GeuseMakerException}; nothing that was put before is lost then. A call
 * in a thread that was interrupted has to do its work all the same: what was interrupted is undone.
 */
public interface CredentialVault {

  /**
   * Keeps a value. It is durable when this returns, and not marked as pending, current or previous.
   *
   * @param deployment the deployment
   * @param credential the credential
   * @param version the number of the version
   * @param value the secret; the caller closes it
   * @return what {@link #get} finds it by; not secret, and never that of another value
   */
  String put(DeploymentName deployment, CredentialId credential, int version, Secret value);

  /**
   * Reads a value.
   *
   * @param deployment the deployment
   * @param credential the credential
   * @param reference what {@link #put} returned
   * @return the secret, which the caller closes
   */
  Secret get(DeploymentName deployment, CredentialId credential, String reference);

  /**
   * Makes the vault's own marks follow the records, whatever they are now. May be repeated.
   *
   * @param deployment the deployment
   * @param credential the credential
   * @param versions which version is what; a version that is not among them is not kept any more
   */
  void arrange(DeploymentName deployment, CredentialId credential, VaultVersions versions);
}
