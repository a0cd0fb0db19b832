package io.geusemaker.core.ssm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compression as {@code gzip} does it. */
final class Gzip {

  private Gzip() {}

  static byte[] compressed(byte[] plain) {
    Wiping out = new Wiping();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.taken();
  }

  /**
   * The inverse.
   *
   * @throws IllegalArgumentException when it is not what gzip wrote, or not all of it
   */
  static byte[] expanded(byte[] compressed) {
    Wiping out = new Wiping();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      gzip.transferTo(out);
    } catch (IOException e) {
      throw new IllegalArgumentException("what was compressed is damaged", e);
    }
    return out.taken();
  }

  private static final class Wiping extends ByteArrayOutputStream {

    byte[] taken() {
      byte[] bytes = toByteArray();
      Arrays.fill(buf, (byte) 0);
      return bytes;
    }
  }
}
