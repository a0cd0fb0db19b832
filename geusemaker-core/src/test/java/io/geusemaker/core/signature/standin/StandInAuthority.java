package io.geusemaker.core.signature.standin;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority like Fulcio: a root, and an intermediate that certifies signers. */
public final class StandInAuthority {

  private static final ASN1ObjectIdentifier OLD_ISSUER =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.1");
  private static final ASN1ObjectIdentifier ISSUER =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.8");
  private static final X500Name ROOT_NAME = new X500Name("O=stand-in.example.org,CN=root");
  private static final X500Name NAME = new X500Name("O=stand-in.example.org,CN=intermediate");

  /** Where certificates are recorded before they are given out. */
  public interface Recorder {
    /** The list of timestamps for a certificate that has none yet. */
    byte[] record(X509Certificate certificate, PublicKey issuer, Instant time);
  }

  private final KeyPair key = Keys.pair();
  private final X509Certificate root;
  private final X509Certificate intermediate;
  private final Recorder recorder;
  private long serial = 10;

  /** An authority for the ten years from a time on, whose certificates are recorded in a log. */
  public StandInAuthority(Instant begin, Recorder recorder) {
    KeyPair rootKey = Keys.pair();
    Instant end = begin.plus(Duration.ofDays(3650));
    this.recorder = recorder;
    this.root = signed(authority(ROOT_NAME, ROOT_NAME, rootKey.getPublic(), begin, end), rootKey);
    this.intermediate = signed(authority(ROOT_NAME, NAME, key.getPublic(), begin, end), rootKey);
  }

  public X509Certificate root() {
    return root;
  }

  public X509Certificate intermediate() {
    return intermediate;
  }

  /** Certifies a key; the log sees the certificate before its timestamp is put in. */
  public X509Certificate certify(PublicKey signer, SigningRequest request) {
    X509v3CertificateBuilder builder = builder(signer, request);
    if (request.recorded()) {
      byte[] timestamp = recorder.record(signed(builder, key), key.getPublic(), request.begin());
      add(builder, StandInLog.TIMESTAMPS, false, new DEROctetString(timestamp));
    }
    return signed(builder, key);
  }

  private X509v3CertificateBuilder builder(PublicKey signer, SigningRequest request) {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            NAME,
            BigInteger.valueOf(serial++),
            Date.from(request.begin()),
            Date.from(request.begin().plus(Duration.ofMinutes(10))),
            new X500Name(""),
            signer);
    add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    add(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(request.use()));
    add(builder, Extension.subjectAlternativeName, true, new GeneralNames(request.subject()));
    if (request.form() != SigningRequest.Form.NEW) {
      addRaw(builder, OLD_ISSUER, request.issuer().getBytes(StandardCharsets.UTF_8));
    }
    if (request.form() != SigningRequest.Form.OLD) {
      add(builder, ISSUER, false, new DERUTF8String(request.issuer()));
    }
    return builder;
  }

  private X509v3CertificateBuilder authority(
      X500Name issuer, X500Name subject, PublicKey subjectKey, Instant begin, Instant end) {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(serial++),
            Date.from(begin),
            Date.from(end),
            subject,
            subjectKey);
    add(builder, Extension.basicConstraints, true, new BasicConstraints(true));
    add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    if (!issuer.equals(subject)) {
      add(
          builder,
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
    }
    return builder;
  }

  private static void add(
      X509v3CertificateBuilder builder,
      ASN1ObjectIdentifier name,
      boolean critical,
      ASN1Encodable value) {
    try {
      builder.addExtension(name, critical, value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addRaw(
      X509v3CertificateBuilder builder, ASN1ObjectIdentifier name, byte[] value) {
    try {
      builder.addExtension(name, false, value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair issuer) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
    } catch (OperatorCreationException | CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
