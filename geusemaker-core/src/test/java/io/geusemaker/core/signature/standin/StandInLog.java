package io.geusemaker.core.signature.standin;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** A transparency log: of signatures, like Rekor, or of certificates, like those of RFC 6962. */
public final class StandInLog {

  static final ASN1ObjectIdentifier TIMESTAMPS =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");

  private final KeyPair key = Keys.pair();
  private long entries = 100;

  public PublicKey publicKey() {
    return key.getPublic();
  }

  /** SHA-256 of its key. */
  public byte[] id() {
    return Keys.sha256(key.getPublic().getEncoded());
  }

  public String hexId() {
    return HexFormat.of().formatHex(id());
  }

  /** Records the entry for a signature; gives its bundle as cosign keeps it. */
  public String bundle(byte[] payload, byte[] signature, X509Certificate signer, Instant time) {
    return bundle(entry(payload, signature, signer), time);
  }

  /** Records any entry; gives its bundle as cosign keeps it. */
  public String bundle(String entry, Instant time) {
    String body = Keys.base64(entry.getBytes(StandardCharsets.UTF_8));
    long index = entries++;
    return ("{\"SignedEntryTimestamp\":\"%s\",\"Payload\":{\"body\":\"%s\","
            + "\"integratedTime\":%d,\"logIndex\":%d,\"logID\":\"%s\"}}")
        .formatted(promise(body, time, index), body, time.getEpochSecond(), index, hexId());
  }

  /** Records any entry; answers as Rekor's API does. */
  public String response(String entry, Instant time) {
    String body = Keys.base64(entry.getBytes(StandardCharsets.UTF_8));
    long index = entries++;
    return ("{\"%s\":{\"body\":\"%s\",\"integratedTime\":%d,\"logID\":\"%s\",\"logIndex\":%d,"
            + "\"verification\":{\"signedEntryTimestamp\":\"%s\"}}}")
        .formatted(
            "0".repeat(64),
            body,
            time.getEpochSecond(),
            hexId(),
            index,
            promise(body, time, index));
  }

  /** What is recorded of a signature. */
  public static String entry(byte[] payload, byte[] signature, X509Certificate signer) {
    return ("{\"apiVersion\":\"0.0.1\",\"kind\":\"hashedrekord\",\"spec\":{"
            + "\"data\":{\"hash\":{\"algorithm\":\"sha256\",\"value\":\"%s\"}},"
            + "\"signature\":{\"content\":\"%s\",\"publicKey\":{\"content\":\"%s\"}}}}")
        .formatted(
            HexFormat.of().formatHex(Keys.sha256(payload)),
            Keys.base64(signature),
            Keys.base64(Keys.pem(signer).getBytes(StandardCharsets.US_ASCII)));
  }

  private String promise(String body, Instant time, long index) {
    String said =
        "{\"body\":\"%s\",\"integratedTime\":%d,\"logID\":\"%s\",\"logIndex\":%d}"
            .formatted(body, time.getEpochSecond(), hexId(), index);
    return Keys.base64(Keys.sign(key.getPrivate(), said.getBytes(StandardCharsets.UTF_8)));
  }

  /** Promises something else than it was shown. */
  public byte[] forged(X509Certificate certificate, PublicKey issuer, Instant time) {
    return record(certificate, key.getPublic(), time);
  }

  /** Records a certificate that has no timestamp yet; gives the list of one timestamp for it. */
  public byte[] record(X509Certificate certificate, PublicKey issuer, Instant time) {
    try {
      byte[] body = certificate.getTBSCertificate();
      byte[] said =
          bytes(
              out -> {
                out.writeShort(0);
                out.writeLong(time.toEpochMilli());
                out.writeShort(1);
                out.write(Keys.sha256(issuer.getEncoded()));
                out.writeByte(body.length >>> 16);
                out.writeShort(body.length);
                out.write(body);
                out.writeShort(0);
              });
      byte[] signature = Keys.sign(key.getPrivate(), said);
      byte[] timestamp =
          bytes(
              out -> {
                out.writeByte(0);
                out.write(id());
                out.writeLong(time.toEpochMilli());
                out.writeShort(0);
                out.writeByte(4);
                out.writeByte(3);
                out.writeShort(signature.length);
                out.write(signature);
              });
      return bytes(
          out -> {
            out.writeShort(timestamp.length + 2);
            out.writeShort(timestamp.length);
            out.write(timestamp);
          });
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
