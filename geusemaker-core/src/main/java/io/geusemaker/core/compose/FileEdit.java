package io.geusemaker.core.compose;

import java.nio.charset.StandardCharsets;

/**
 * A change of one file.
 *
 * @param path the file, absolute
 * @param before the text that it must still have
 * @param after the text that it is to get
 */
public record FileEdit(String path, String before, String after) {

  /**
   * The bytes that the file must still have.
   *
   * @return UTF-8
   */
  public byte[] beforeBytes() {
    return before.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The bytes that the file is to get.
   *
   * @return UTF-8
   */
  public byte[] afterBytes() {
    return after.getBytes(StandardCharsets.UTF_8);
  }

  /** The path; the texts hold secrets. */
  @Override
  public String toString() {
    return "edit of " + path;
  }
}
