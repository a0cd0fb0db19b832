package io.geusemaker.core.signature;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads X.509 certificates that others have written. */
final class Certificates {

  private Certificates() {}

  /** Empty when it is none, or more than one. */
  static Optional<X509Certificate> read(byte[] der) {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      return Arrays.equals(certificate.getEncoded(), der)
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  /** All of a text in PEM; empty when it is anything else. */
  static Optional<List<X509Certificate>> readPem(String pem) {
    List<byte[]> blocks = Pem.blocks("CERTIFICATE", pem).orElse(List.of());
    List<X509Certificate> certificates =
        blocks.stream().flatMap(der -> read(der).stream()).toList();
    return blocks.isEmpty() || certificates.size() < blocks.size()
        ? Optional.empty()
        : Optional.of(certificates);
  }
}
