package io.geusemaker.api.spi;

import java.net.URI;

/** Makes vaults from URIs; found by {@link java.util.ServiceLoader}. */
public interface CredentialVaultProvider {

  /**
   * The scheme it serves.
   *
   * @return such as {@code secretsmanager}, lower case
   */
  String scheme();

  /**
   * Makes a vault; no I/O.
   *
   * @param address a URI with that scheme
   * @return the vault, which can be used from several threads
   * @throws IllegalArgumentException when the URI says something that it does not understand
   */
  CredentialVault vault(URI address);
}
