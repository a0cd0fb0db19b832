package io.geusemaker.core.step;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.crypto.Digests;
import java.util.Base64;

/**
 * A file's content before and after.
 *
 * @param path where the file really is
 * @param digestBefore SHA-256 of the content before, in hex
 * @param digestAfter SHA-256 of the content after, in hex
 * @param before the content before, in Base64
 * @param after the content after, in Base64
 */
public record FileChange(
    String path, String digestBefore, String digestAfter, Secret before, Secret after) {

  /**
   * A change of content.
   *
   * @param path where the file really is
   * @param before the content before
   * @param after the content after
   * @return the change
   */
  public static FileChange of(String path, byte[] before, byte[] after) {
    return new FileChange(
        path, Digests.sha256(before), Digests.sha256(after), base64(before), base64(after));
  }

  private static Secret base64(byte[] bytes) {
    return Secret.of(Base64.getEncoder().encodeToString(bytes));
  }
}
