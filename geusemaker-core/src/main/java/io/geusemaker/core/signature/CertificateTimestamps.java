package io.geusemaker.core.signature;

import io.geusemaker.core.image.Digest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The promises of certificate logs to have recorded a certificate, which are embedded in it (RFC
 * 6962, section 3.3). What the logs signed is the certificate without them.
 */
final class CertificateTimestamps {

  private static final String EXTENSION = "1.3.6.1.4.1.11129.2.4.2";
  private static final String EXTENSION_IN_DER = "2b06010401d679020402";
  private static final String MALFORMED = "the certificate log's timestamp in it is malformed";
  private static final int EXTENSIONS = 0xa3;
  private static final int SHA_256 = 4;
  private static final int PRECERTIFICATE = 1;

  @SuppressWarnings("ArrayRecordComponent")
  private record Timestamp(String log, long millis, byte[] extensions, byte[] signature) {}

  private CertificateTimestamps() {}

  /** Checks that one of the logs has recorded it, and that none of them is misquoted. */
  static void verify(
      X509Certificate certificate, X509Certificate issuer, List<TransparencyLog> logs)
      throws WrongSignature {
    byte[] extension = certificate.getExtensionValue(EXTENSION);
    WrongSignature.unless(
        extension != null, "its certificate has no timestamp of a certificate log");
    int known = 0;
    for (Timestamp timestamp : read(Der.read(extension).unwrap(Der.OCTET_STRING).content())) {
      List<TransparencyLog> named =
          logs.stream().filter(log -> log.isNamed(timestamp.log)).toList();
      if (named.isEmpty()) {
        continue;
      }
      known++;
      WrongSignature.unless(
          TransparencyLog.haveSigned(
              named,
              Instant.ofEpochMilli(timestamp.millis),
              recorded(timestamp, certificate, issuer),
              timestamp.signature),
          "the certificate log has not signed the timestamp in its certificate");
    }
    WrongSignature.unless(
        known > 0, "its certificate was recorded in no log that the trusted root names");
  }

  private static List<Timestamp> read(byte[] list) throws WrongSignature {
    try {
      ByteBuffer all = ByteBuffer.wrap(block(ByteBuffer.wrap(list), list.length - 2));
      List<Timestamp> timestamps = new ArrayList<>();
      while (all.hasRemaining()) {
        ByteBuffer one = ByteBuffer.wrap(block(all, -1));
        WrongSignature.unless(one.get() == 0, MALFORMED);
        byte[] log = new byte[32];
        one.get(log);
        long millis = one.getLong();
        byte[] extensions = block(one, -1);
        WrongSignature.unless(one.get() == SHA_256 && one.get() >= 0, MALFORMED);
        byte[] signature = block(one, one.remaining() - 2);
        timestamps.add(new Timestamp(HexFormat.of().formatHex(log), millis, extensions, signature));
      }
      return timestamps;
    } catch (BufferUnderflowException e) {
      throw new WrongSignature(MALFORMED);
    }
  }

  /** Bytes after their length in two bytes, which has to be the one given unless that is -1. */
  private static byte[] block(ByteBuffer in, int length) throws WrongSignature {
    int announced = in.getShort() & 0xffff;
    WrongSignature.unless(
        announced <= in.remaining() && (length == -1 || length == announced), MALFORMED);
    byte[] block = new byte[announced];
    in.get(block);
    return block;
  }

  private static byte[] recorded(
      Timestamp timestamp, X509Certificate certificate, X509Certificate issuer)
      throws WrongSignature {
    byte[] body = withoutTimestamps(certificate);
    byte[] issuerKey = issuer.getPublicKey().getEncoded();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(0);
      out.writeLong(timestamp.millis);
      out.writeShort(PRECERTIFICATE);
      out.write(HexFormat.of().parseHex(Digest.of(issuerKey).hex()));
      out.writeByte(body.length >>> 16);
      out.writeShort(body.length);
      out.write(body);
      out.writeShort(timestamp.extensions.length);
      out.write(timestamp.extensions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] withoutTimestamps(X509Certificate certificate) throws WrongSignature {
    List<Der> parts = new ArrayList<>();
    for (Der part : Der.read(body(certificate)).expect(Der.SEQUENCE).parts()) {
      parts.add(part.tag() == EXTENSIONS ? withoutTimestamps(part) : part);
    }
    return Der.of(Der.SEQUENCE, parts).encoded();
  }

  private static Der withoutTimestamps(Der extensions) throws WrongSignature {
    List<Der> others = new ArrayList<>();
    for (Der extension : extensions.unwrap(EXTENSIONS).expect(Der.SEQUENCE).parts()) {
      List<Der> parts = extension.parts();
      if (parts.isEmpty() || !parts.get(0).isObjectIdentifier(EXTENSION_IN_DER)) {
        others.add(extension);
      }
    }
    return Der.of(EXTENSIONS, List.of(Der.of(Der.SEQUENCE, others)));
  }

  private static byte[] body(X509Certificate certificate) throws WrongSignature {
    try {
      return certificate.getTBSCertificate();
    } catch (CertificateEncodingException e) {
      throw new WrongSignature(MALFORMED);
    }
  }
}
