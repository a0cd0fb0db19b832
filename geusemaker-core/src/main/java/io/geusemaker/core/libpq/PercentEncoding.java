package io.geusemaker.core.libpq;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent encoding as in URLs, where a plus means itself. */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * Encodes everything but letters, digits and {@code - . _ ~}.
   *
   * @param text any text
   * @return its encoded form
   */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /**
   * Decodes.
   *
   * @param text an encoded text
   * @return empty when a percent sign is not followed by two hexadecimal digits
   */
  public static Optional<String> decode(String text) {
    try {
      return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
