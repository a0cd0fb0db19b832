package io.geusemaker.examples.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The blocks of code in a document. */
final class Snippets {

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

  private Snippets() {}

  /** Those of a language, in the order of the document. */
  static List<String> of(Path document, String language) {
    try {
      return BLOCK
          .matcher(Files.readString(document))
          .results()
          .filter(block -> block.group(1).equals(language))
          .map(block -> block.group(2))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commands of a document's shell blocks, each in a line. */
  static List<String> commands(Path document) {
    return of(document, "sh").stream()
        .flatMap(block -> block.replace("\\\n", " ").lines())
        .map(line -> line.replaceAll(" +", " ").strip())
        .filter(line -> line.startsWith("geusemaker "))
        .toList();
  }
}
