package io.geusemaker.api.spi;

import java.net.URI;
import java.util.Objects;

/** Where the values of credentials are kept. */
public sealed interface CredentialPlace {

  /**
   * The default: in the records, encrypted.
   *
   * @return the choice
   */
  static CredentialPlace records() {
    return new Records();
  }

  /**
   * In a vault that a {@link CredentialVaultProvider} reaches.
   *
   * @param address such as {@code secretsmanager:geusemaker}
   * @return the choice
   */
  static CredentialPlace at(URI address) {
    return new Located(address);
  }

  /**
   * In a vault that the embedder brings.
   *
   * @param vault keeps the values
   * @return the choice
   */
  static CredentialPlace supplied(CredentialVault vault) {
    return new Supplied(vault);
  }

  /** In the records. */
  record Records() implements CredentialPlace {}

  /**
   * In a vault with an address.
   *
   * @param address where it is, with the scheme of its provider
   */
  record Located(URI address) implements CredentialPlace {
    /** Refuses nulls. */
    public Located {
      Objects.requireNonNull(address, "address");
    }
  }

  /**
   * In a vault of the embedder's.
   *
   * @param vault keeps the values
   */
  record Supplied(CredentialVault vault) implements CredentialPlace {
    /** Refuses nulls. */
    public Supplied {
      Objects.requireNonNull(vault, "vault");
    }
  }
}
