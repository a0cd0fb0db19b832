package io.geusemaker.examples.sandbox.dump;

import io.geusemaker.examples.sandbox.image.ContentDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The form of a dump: magic, digest, length, then the compressed items. */
final class Archive {

  private static final byte[] MAGIC = "PGDMP".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 71;

  private Archive() {}

  static byte[] write(List<Item> items) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(body))) {
      out.writeInt(items.size());
      for (Item item : items) {
        write(out, item.sql().getBytes(StandardCharsets.UTF_8));
        write(out, item.rows().getBytes(StandardCharsets.UTF_8));
      }
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(whole);
    out.write(MAGIC);
    out.write(ContentDigest.of(body.toByteArray()).getBytes(StandardCharsets.US_ASCII));
    write(out, body.toByteArray());
    return whole.toByteArray();
  }

  /**
   * Reads a dump that is whole.
   *
   * @throws IOException as pg_restore would say it
   */
  static List<Item> read(byte[] archive) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(archive));
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException(
          archive.length < MAGIC.length
              ? "input file is too short (read " + archive.length + ", expected 5)"
              : "input file does not appear to be a valid archive");
    }
    String digest = new String(in.readNBytes(DIGEST), StandardCharsets.US_ASCII);
    byte[] body = archive.length < MAGIC.length + DIGEST + Integer.BYTES ? new byte[0] : body(in);
    if (body.length == 0) {
      throw new IOException("could not read from input file: end of file");
    }
    if (!ContentDigest.of(body).equals(digest)) {
      throw new IOException("could not uncompress data: incorrect data check");
    }
    DataInputStream items =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(body)));
    List<Item> all = new ArrayList<>();
    int count = items.readInt();
    for (int i = 0; i < count; i++) {
      all.add(new Item(text(items), text(items)));
    }
    return all;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static byte[] body(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] body = in.readAllBytes();
    return body.length == length ? body : new byte[0];
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
