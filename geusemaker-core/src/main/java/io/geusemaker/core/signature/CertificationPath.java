package io.geusemaker.core.signature;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way from a signing certificate to an authority that is trusted, at a time (RFC 5280). */
record CertificationPath(Instant time) {

  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final String ANY_USE = "2.5.29.37.0";

  /**
   * Checks that there is one.
   *
   * @return the certificate of whoever issued it
   */
  X509Certificate verify(
      X509Certificate signer, List<X509Certificate> chain, List<CertificateAuthority> authorities)
      throws WrongSignature {
    WrongSignature.unless(
        isValid(signer),
        "its certificate was valid from %s to %s, and the signature was recorded at %s"
            .formatted(signer.getNotBefore().toInstant(), signer.getNotAfter().toInstant(), time));
    WrongSignature.unless(
        uses(signer).contains(CODE_SIGNING), "its certificate is not for code signing");
    for (CertificateAuthority authority : authorities) {
      if (authority.validity().contains(time) && isValid(authority.anchor())) {
        Optional<X509Certificate> issuer = issuer(signer, chain, authority);
        if (issuer.isPresent()) {
          return issuer.get();
        }
      }
    }
    throw new WrongSignature(
        "no certificate authority of the trusted root had certified it at " + time);
  }

  private Optional<X509Certificate> issuer(
      X509Certificate signer, List<X509Certificate> chain, CertificateAuthority authority) {
    List<X509Certificate> between = new ArrayList<>(authority.intermediates());
    between.addAll(chain);
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(signer);
    try {
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(Set.of(new TrustAnchor(authority.anchor(), null)), target);
      parameters.setDate(Date.from(time));
      // These certificates live for minutes; their authorities publish no revocations.
      parameters.setRevocationEnabled(false);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
      PKIXCertPathBuilderResult result =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      List<X509Certificate> path = new ArrayList<>();
      for (Certificate certificate : result.getCertPath().getCertificates()) {
        path.add((X509Certificate) certificate);
      }
      path.add(authority.anchor());
      List<X509Certificate> issuers = path.subList(1, path.size());
      // It is empty when the certificate is itself the end of an authority's chain.
      return !issuers.isEmpty()
              && issuers.stream().allMatch(CertificationPath::mayIssueForCodeSigning)
          ? Optional.of(issuers.get(0))
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private boolean isValid(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(time));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private static boolean mayIssueForCodeSigning(X509Certificate issuer) {
    List<String> uses = uses(issuer);
    return uses.isEmpty() || uses.contains(CODE_SIGNING) || uses.contains(ANY_USE);
  }

  private static List<String> uses(X509Certificate certificate) {
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      return uses == null ? List.of() : uses;
    } catch (CertificateException e) {
      return List.of("unreadable");
    }
  }
}
