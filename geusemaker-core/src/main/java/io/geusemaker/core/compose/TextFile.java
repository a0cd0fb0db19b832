package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file of the host that was read.
 *
 * @param path where it is
 * @param text what is in it
 */
public record TextFile(String path, String text) {

  /**
   * Decodes a file.
   *
   * @param path where it is
   * @param utf8 its bytes
   * @return the file, whose text encodes to exactly these bytes again
   * @throws GeuseMakerException with {@link StackFailure.UnreadableCompose} when the bytes are not
   *     well-formed UTF-8
   */
  public static TextFile decode(String path, byte[] utf8) {
    try {
      return new TextFile(
          path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new GeuseMakerException(
          new StackFailure.UnreadableCompose(path, "it is not well-formed UTF-8"));
    }
  }

  /** The path; the text may hold secrets. */
  @Override
  public String toString() {
    return path;
  }
}
