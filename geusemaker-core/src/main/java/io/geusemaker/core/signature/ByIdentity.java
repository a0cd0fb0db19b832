package io.geusemaker.core.signature;

import io.geusemaker.api.model.Signer;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whether a signature was made by an identity ("keyless"): with a key that a trusted authority had
 * certified for that identity, at a time that a trusted log vouches for and at which the
 * certificate was valid. The certificate may have expired since, and usually has.
 */
record ByIdentity(Signer.Identity wanted, TrustedRoot root) implements Verifier {

  /** Whoever signed chose it, and all ways through it are tried. */
  private static final int LONGEST_CHAIN = 4;

  static ByIdentity of(Signer.Identity wanted) {
    return new ByIdentity(wanted, TrustedRoot.parse(wanted.trustedRoot()));
  }

  @Override
  public void verify(CosignSignature signature) throws WrongSignature {
    X509Certificate signer = certificate(signature);
    WrongSignature.unless(
        new VerificationKey(signer.getPublicKey())
            .hasSigned(signature.payload(), signature.bytes()),
        "it was not made by the key of its certificate");
    RekorBundle bundle = bundle(signature);
    bundle.verify(root.signatureLogs());
    bundle.entry().verifyIsOf(signature, signer);
    X509Certificate issuer =
        new CertificationPath(bundle.recorded())
            .verify(signer, chain(signature), root.authorities());
    if (!root.certificateLogs().isEmpty()) {
      CertificateTimestamps.verify(signer, issuer, root.certificateLogs());
    }
    verifyIdentity(CertifiedIdentity.of(signer));
  }

  private void verifyIdentity(CertifiedIdentity certified) throws WrongSignature {
    WrongSignature.unless(
        certified.subjects().contains(wanted.certificateIdentity())
            && certified.issuer().equals(wanted.certificateOidcIssuer()),
        "it was made by " + certified + ", not by " + wanted);
  }

  private static X509Certificate certificate(CosignSignature signature) throws WrongSignature {
    String pem =
        signature
            .certificate()
            .orElseThrow(
                () -> new WrongSignature("it has no certificate: only a key can have made it"));
    return Certificates.readPem(pem)
        .filter(certificates -> certificates.size() == 1)
        .map(certificates -> certificates.get(0))
        .orElseThrow(() -> new WrongSignature("its certificate is malformed"));
  }

  private static List<X509Certificate> chain(CosignSignature signature) throws WrongSignature {
    if (signature.chain().isEmpty()) {
      return List.of();
    }
    List<X509Certificate> chain =
        Certificates.readPem(signature.chain().get())
            .orElseThrow(() -> new WrongSignature("the chain of its certificate is malformed"));
    WrongSignature.unless(
        chain.size() <= LONGEST_CHAIN,
        "the chain of its certificate has more than " + LONGEST_CHAIN + " certificates");
    return chain;
  }

  private static RekorBundle bundle(CosignSignature signature) throws WrongSignature {
    return RekorBundle.parse(
        signature
            .bundle()
            .orElseThrow(
                () ->
                    new WrongSignature(
                        "it has no bundle of a transparency log, so when it was made is not"
                            + " known")));
  }
}
