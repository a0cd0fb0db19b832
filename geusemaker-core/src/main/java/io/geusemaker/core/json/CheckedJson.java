package io.geusemaker.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A JSON object that carries the SHA-256 of its own content in the member {@code checksum}. What
 * JSON itself does not distinguish, such as white space, does not count.
 */
public final class CheckedJson {

  private static final String CHECKSUM = "checksum";

  private CheckedJson() {}

  /**
   * Adds the checksum, or brings it up to date.
   *
   * @param content the object; it is left as it is
   * @return a copy with the checksum as its last member
   */
  public static ObjectNode withChecksum(ObjectNode content) {
    ObjectNode checked = content.deepCopy();
    checked.remove(CHECKSUM);
    checked.put(CHECKSUM, digest(checked));
    return checked;
  }

  /**
   * Whether the content is what the checksum was made of.
   *
   * @param checked an object, with a checksum or without
   * @return false too when there is no checksum
   */
  public static boolean intact(ObjectNode checked) {
    ObjectNode content = checked.deepCopy();
    JsonNode checksum = content.remove(CHECKSUM);
    return checksum != null && checksum.isTextual() && checksum.textValue().equals(digest(content));
  }

  private static String digest(ObjectNode content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Json.mapper().writeValueAsBytes(content));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException("every platform has SHA-256, and a tree can be written", e);
    }
  }
}
