package io.geusemaker.core.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One value in DER (X.690): enough to take a certificate apart and to put it together again.
 *
 * @param tag its first byte
 * @param content what follows its length
 */
@SuppressWarnings("ArrayRecordComponent")
record Der(int tag, byte[] content) {

  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int UTF8_STRING = 0x0c;
  static final int SEQUENCE = 0x30;

  private static final String MALFORMED = "its certificate is malformed";
  private static final int LONG_LENGTH = 0x80;
  private static final int LONG_TAG = 0x1f;

  static Der read(byte[] encoded) throws WrongSignature {
    List<Der> all = readAll(encoded);
    WrongSignature.unless(all.size() == 1, MALFORMED);
    return all.get(0);
  }

  /** The values that this one is made of. */
  List<Der> parts() throws WrongSignature {
    return readAll(content);
  }

  /** What it wraps, when it has to have this tag. */
  Der unwrap(int wanted) throws WrongSignature {
    return read(expect(wanted).content);
  }

  Der expect(int wanted) throws WrongSignature {
    WrongSignature.unless(tag == wanted, MALFORMED);
    return this;
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  boolean isObjectIdentifier(String hex) {
    return tag == OBJECT_IDENTIFIER && HexFormat.of().formatHex(content).equals(hex);
  }

  byte[] encoded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
    out.write(tag);
    int bytes = bytesOfLength(content.length);
    if (bytes == 0) {
      out.write(content.length);
    } else {
      out.write(LONG_LENGTH + bytes);
      for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out.write(content.length >>> shift);
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  static Der of(int tag, List<Der> parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    parts.forEach(part -> content.writeBytes(part.encoded()));
    return new Der(tag, content.toByteArray());
  }

  private static List<Der> readAll(byte[] encoded) throws WrongSignature {
    List<Der> values = new ArrayList<>();
    int at = 0;
    while (at < encoded.length) {
      Der value = readAt(encoded, at);
      values.add(value);
      at += 2 + bytesOfLength(value.content.length) + value.content.length;
    }
    return List.copyOf(values);
  }

  private static Der readAt(byte[] encoded, int start) throws WrongSignature {
    WrongSignature.unless(encoded.length - start >= 2, MALFORMED);
    int tag = encoded[start] & 0xff;
    int first = encoded[start + 1] & 0xff;
    int at = start + 2;
    long length = first;
    if (first >= LONG_LENGTH) {
      int bytes = first - LONG_LENGTH;
      WrongSignature.unless(bytes >= 1 && bytes <= 4 && encoded.length - at >= bytes, MALFORMED);
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = (length << 8) | (encoded[at++] & 0xff);
      }
    }
    WrongSignature.unless((tag & LONG_TAG) != LONG_TAG && length <= encoded.length - at, MALFORMED);
    // A length that takes more bytes than it needs is not DER.
    WrongSignature.unless(at - start == 2 + bytesOfLength((int) length), MALFORMED);
    return new Der(tag, Arrays.copyOfRange(encoded, at, at + (int) length));
  }

  /** How many bytes a length takes after the first one that tells of it. */
  private static int bytesOfLength(int length) {
    return length < LONG_LENGTH ? 0 : (39 - Integer.numberOfLeadingZeros(length)) / 8;
  }
}
