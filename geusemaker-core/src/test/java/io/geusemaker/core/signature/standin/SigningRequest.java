package io.geusemaker.core.signature.standin;

import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.OtherName;

/**
 * What the certificate for a signature says.
 *
 * @param subject whom it names
 * @param issuer the OpenID Connect issuer
 * @param form how that is said
 * @param use what the key is for
 * @param begin from when it is valid, for ten minutes
 * @param recorded whether it has the timestamp of a certificate log
 */
public record SigningRequest(
    GeneralName subject,
    String issuer,
    Form form,
    KeyPurposeId use,
    Instant begin,
    boolean recorded) {

  /** How a certificate names the issuer. */
  public enum Form {
    /** As a bare text, in the way of Fulcio's beginnings. */
    OLD,
    /** As a text in DER. */
    NEW,
    /** Both, as Fulcio does. */
    BOTH
  }

  public static final String EMAIL = "release@example.org";
  public static final String ISSUER = "https://issuer.example.org";

  public static SigningRequest at(Instant begin) {
    return new SigningRequest(
        new GeneralName(GeneralName.rfc822Name, EMAIL),
        ISSUER,
        Form.BOTH,
        KeyPurposeId.id_kp_codeSigning,
        begin,
        true);
  }

  public SigningRequest by(GeneralName newSubject) {
    return new SigningRequest(newSubject, issuer, form, use, begin, recorded);
  }

  public SigningRequest byWorkflow(String uri) {
    return by(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
  }

  public SigningRequest byUserName(String name) {
    return by(
        new GeneralName(
            GeneralName.otherName,
            new OtherName(
                new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.7"), new DERUTF8String(name))));
  }

  public SigningRequest knownTo(String newIssuer) {
    return new SigningRequest(subject, newIssuer, form, use, begin, recorded);
  }

  public SigningRequest saidIn(Form newForm) {
    return new SigningRequest(subject, issuer, newForm, use, begin, recorded);
  }

  public SigningRequest forUse(KeyPurposeId newUse) {
    return new SigningRequest(subject, issuer, form, newUse, begin, recorded);
  }

  public SigningRequest unrecorded() {
    return new SigningRequest(subject, issuer, form, use, begin, false);
  }
}
