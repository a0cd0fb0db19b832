package io.geusemaker.core.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM with nothing before, between and after its blocks. */
final class Pem {

  private static final String EMPTY_LINES = "(?:\r?\n)*+";

  private Pem() {}

  /** The blocks of a text; empty when there are others, or anything else in it. */
  static Optional<List<byte[]>> blocks(String label, String text) {
    Matcher block =
        Pattern.compile(
                "-----BEGIN %1$s-----\r?\n((?:[A-Za-z0-9+/=]++\r?\n)++)-----END %1$s-----%2$s"
                    .formatted(label, EMPTY_LINES))
            .matcher(text);
    List<byte[]> blocks = new ArrayList<>();
    int end = 0;
    while (end < text.length()) {
      if (!block.find(end) || block.start() != end) {
        return Optional.empty();
      }
      Optional<byte[]> content = StrictBase64.decode(block.group(1).replaceAll("[\r\n]", ""));
      if (content.isEmpty()) {
        return Optional.empty();
      }
      blocks.add(content.get());
      end = block.end();
    }
    return blocks.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(blocks));
  }
}
