package io.geusemaker.core.signature;

import io.geusemaker.core.http.Shown;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a certificate of Sigstore's authority (Fulcio) names.
 *
 * @param subjects e-mail addresses, URIs, host names, or names of its own kind
 * @param issuer the address of the OpenID Connect issuer; empty when it names none
 */
record CertifiedIdentity(List<String> subjects, String issuer) {

  private static final String SUBJECTS = "2.5.29.17";
  private static final String ISSUER = "1.3.6.1.4.1.57264.1.8";
  private static final String OLD_ISSUER = "1.3.6.1.4.1.57264.1.1";

  /** 1.3.6.1.4.1.57264.1.7, a user name. */
  private static final String USER_NAME = "2b0601040183bf300107";

  private static final int OTHER_NAME = 0xa0;
  private static final int EMAIL = 0x81;
  private static final int HOST = 0x82;
  private static final int URI = 0x86;

  static CertifiedIdentity of(X509Certificate certificate) throws WrongSignature {
    return new CertifiedIdentity(subjects(certificate), issuer(certificate));
  }

  /** Both in one line, whatever is in them. */
  @Override
  public String toString() {
    return Shown.of(String.join(", ", subjects) + " of " + issuer, 300);
  }

  private static List<String> subjects(X509Certificate certificate) throws WrongSignature {
    List<String> subjects = new ArrayList<>();
    if (hasSubjects(certificate)) {
      byte[] extension = certificate.getExtensionValue(SUBJECTS);
      Der names = Der.read(extension).unwrap(Der.OCTET_STRING).expect(Der.SEQUENCE);
      for (Der name : names.parts()) {
        switch (name.tag()) {
          case EMAIL, HOST, URI -> subjects.add(name.text());
          case OTHER_NAME -> addUserName(name.parts(), subjects);
          default -> {}
        }
      }
    }
    return List.copyOf(subjects);
  }

  /** Names that the JDK cannot read are none: it knows more of their syntax than is read here. */
  private static boolean hasSubjects(X509Certificate certificate) throws WrongSignature {
    try {
      return certificate.getSubjectAlternativeNames() != null;
    } catch (CertificateParsingException e) {
      throw new WrongSignature("its certificate is malformed");
    }
  }

  private static void addUserName(List<Der> typeAndValue, List<String> subjects)
      throws WrongSignature {
    if (typeAndValue.size() == 2 && typeAndValue.get(0).isObjectIdentifier(USER_NAME)) {
      subjects.add(typeAndValue.get(1).unwrap(OTHER_NAME).expect(Der.UTF8_STRING).text());
    }
  }

  private static String issuer(X509Certificate certificate) throws WrongSignature {
    byte[] extension = certificate.getExtensionValue(ISSUER);
    if (extension != null) {
      return Der.read(extension).unwrap(Der.OCTET_STRING).expect(Der.UTF8_STRING).text();
    }
    byte[] old = certificate.getExtensionValue(OLD_ISSUER);
    return old == null
        ? ""
        : new String(Der.read(old).expect(Der.OCTET_STRING).content(), StandardCharsets.UTF_8);
  }
}
