package io.geusemaker.core.survey;

import io.geusemaker.core.crypto.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A file on the host.
 *
 * @param path as it is named in the project
 * @param realPath where it really is
 * @param owner mode, user and group, such as {@code 600:0:0}
 * @param base64 its bytes, which can hold secrets
 */
public record HostFile(String path, String realPath, String owner, String base64) {

  /**
   * The content.
   *
   * @return its bytes
   */
  public byte[] content() {
    return Base64.getDecoder().decode(base64);
  }

  /**
   * Whether the content is text.
   *
   * @return whether it is well-formed UTF-8
   */
  public boolean isText() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * The digest of the content.
   *
   * @return SHA-256 in hex
   */
  public String digest() {
    return Digests.sha256(content());
  }

  /**
   * Whether users other than its owner can read it.
   *
   * @return whether its mode lets group or others read
   */
  public boolean readableByOthers() {
    String mode = owner.substring(0, owner.indexOf(':'));
    return (Integer.parseInt(mode, 8) & 044) != 0;
  }

  /** The path and the size: the content can be secret. */
  @Override
  public String toString() {
    return path + " (" + content().length + " bytes)";
  }
}
