package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;

/** Who has to have signed an image: whoever has a key, or an identity that was certified. */
public sealed interface Signer {

  /**
   * Whoever has the private key of a pair.
   *
   * @param publicKey the cosign public key in PEM
   * @return the signer
   * @throws GeuseMakerException when it is blank
   */
  static Signer key(String publicKey) {
    return new Key(publicKey);
  }

  /**
   * An identity, as {@code cosign verify} takes it: "keyless". It is compared as it stands; there
   * are no patterns.
   *
   * @param certificateIdentity the subject of the signing certificate: an e-mail address, or the
   *     URI of a workflow
   * @param certificateOidcIssuer the address of the OpenID Connect issuer that knew the signer
   * @param trustedRoot the text of a Sigstore {@code trusted_root.json}; see {@link Identity}
   * @return the signer
   * @throws GeuseMakerException when one of them cannot be what it has to be
   */
  static Signer identity(
      String certificateIdentity, String certificateOidcIssuer, String trustedRoot) {
    return new Identity(certificateIdentity, certificateOidcIssuer, trustedRoot);
  }

  /**
   * Whoever has the private key of a pair.
   *
   * @param publicKey the cosign public key in PEM
   */
  record Key(String publicKey) implements Signer {

    /** Checks that there is one. */
    public Key {
      require(!publicKey.isBlank(), "public key", "it is empty");
    }

    /** One line, without the key. */
    @Override
    public String toString() {
      return "the key";
    }
  }

  /**
   * An identity that a certificate authority has certified for the moment of signing.
   *
   * <p>Whom to trust for that is in the trusted root: certificate authorities, the transparency
   * logs in which signatures are recorded, and those in which certificates are. It is protobuf-JSON
   * as {@code cosign trusted-root create} writes it, and as the public Sigstore instance
   * distributes it. <b>It is read by the caller and never fetched or renewed here</b>: fetch it
   * over a way that you trust (such as {@code cosign initialize}, which checks it with TUF), and
   * again when keys are changed there.
   *
   * <p>Embedded certificate timestamps are demanded when the trusted root names certificate logs
   * ({@code ctlogs}), and only then.
   *
   * @param certificateIdentity the subject of the signing certificate: an e-mail address, or the
   *     URI of a workflow
   * @param certificateOidcIssuer the address of the OpenID Connect issuer that knew the signer,
   *     such as {@code https://token.actions.githubusercontent.com}
   * @param trustedRoot the text of a {@code trusted_root.json}
   */
  record Identity(String certificateIdentity, String certificateOidcIssuer, String trustedRoot)
      implements Signer {

    /** Checks that each can be what it has to be. */
    public Identity {
      require(!certificateIdentity.isBlank(), "certificate identity", "it is empty");
      require(
          certificateOidcIssuer.matches("https?://\\S+"),
          "certificate OIDC issuer",
          "it has to be an address, such as https://token.actions.githubusercontent.com");
      require(
          trustedRoot.strip().startsWith("{"),
          "trusted root",
          "it has to be the text of a Sigstore trusted_root.json, not where it is");
    }

    /** One line, without the trusted root. */
    @Override
    public String toString() {
      return certificateIdentity + " of " + certificateOidcIssuer;
    }
  }

  private static void require(boolean holds, String field, String otherwise) {
    if (!holds) {
      throw new GeuseMakerException(new RequestFailure.Invalid(field, otherwise));
    }
  }
}
