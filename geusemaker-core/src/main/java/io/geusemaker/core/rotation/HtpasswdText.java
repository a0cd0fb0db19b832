package io.geusemaker.core.rotation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The lines of a basic-auth file: {@code user:hash}, perhaps with {@code :comment}. Bytes that are
 * not of a hash stay as they are, whatever their encoding.
 *
 * @param text the bytes, each as the character of its number
 */
record HtpasswdText(String text) {

  static HtpasswdText of(byte[] content) {
    return new HtpasswdText(new String(content, StandardCharsets.ISO_8859_1));
  }

  /** The hashes of a user, of each line that is the user's. */
  List<String> hashes(String user) {
    return line(user).matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** The same with another hash in the user's first line, which is the one that counts. */
  HtpasswdText with(String user, String hash) {
    MatchResult found = line(user).matcher(text).results().findFirst().orElseThrow();
    return new HtpasswdText(
        text.substring(0, found.start(1)) + hash + text.substring(found.end(1)));
  }

  private static Pattern line(String user) {
    return Pattern.compile(
        "^" + Pattern.quote(user) + ":([^:\r\n]*)", Pattern.MULTILINE | Pattern.UNIX_LINES);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Only how much there is: hashes can be guessed against. */
  @Override
  public String toString() {
    return "basic-auth file of " + text.length() + " bytes";
  }
}
