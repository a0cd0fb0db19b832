package io.geusemaker.core.signature;

import java.util.Base64;
import java.util.Optional;

/** Base64 of which every text stands for other bytes. */
final class StrictBase64 {

  private StrictBase64() {}

  /** Empty when the text is not exactly how its bytes are written. */
  static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
