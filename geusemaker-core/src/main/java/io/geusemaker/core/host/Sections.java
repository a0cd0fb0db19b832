package io.geusemaker.core.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The {@code @@GM kind [arguments] base64} lines of a script's output. */
public final class Sections {

  private static final String MARK = "@@GM ";

  private final List<Section> all;

  private Sections(List<Section> all) {
    this.all = all;
  }

  /**
   * One line of output.
   *
   * @param kind what it is
   * @param arguments words between kind and content
   * @param base64 the content as it was printed
   */
  public record Section(String kind, List<String> arguments, String base64) {

    /** Refuses what is not Base64. */
    public Section {
      Base64.getDecoder().decode(base64);
    }

    /**
     * The content.
     *
     * @return decoded
     */
    public byte[] content() {
      return Base64.getDecoder().decode(base64);
    }

    /**
     * The content as text.
     *
     * @return decoded as UTF-8
     */
    public String text() {
      return new String(content(), StandardCharsets.UTF_8);
    }

    /** The kind and the size: content can be secret. */
    @Override
    public String toString() {
      return kind + " (" + base64.length() + " characters)";
    }
  }

  /**
   * Reads a script's output; lines without the mark are passed over.
   *
   * @param output standard output
   * @return its sections
   * @throws IllegalArgumentException when a marked line is malformed
   */
  public static Sections parse(String output) {
    List<Section> sections = new ArrayList<>();
    for (String line : output.split("\n", -1)) {
      if (line.startsWith(MARK)) {
        sections.add(section(line.substring(MARK.length())));
      }
    }
    return new Sections(List.copyOf(sections));
  }

  private static Section section(String line) {
    List<String> words = List.of(line.split(" ", -1));
    if (words.size() < 2) {
      throw new IllegalArgumentException("section without content: " + words.get(0));
    }
    int last = words.size() - 1;
    return new Section(words.get(0), words.subList(1, last), words.get(last));
  }

  /**
   * Every section of a kind.
   *
   * @param kind what to look for
   * @return in the order they were printed
   */
  public List<Section> all(String kind) {
    return all.stream().filter(section -> section.kind().equals(kind)).toList();
  }

  /**
   * The first section of a kind, as text without surrounding blanks.
   *
   * @param kind what to look for
   * @return its text
   */
  public Optional<String> text(String kind) {
    return all(kind).stream().findFirst().map(section -> section.text().strip());
  }

  /**
   * The content of a section to the last byte.
   *
   * @param kind what to look for
   * @return its text, as UTF-8
   * @throws IllegalArgumentException when it is missing
   */
  public String exactly(String kind) {
    return all(kind).stream()
        .findFirst()
        .map(Section::text)
        .orElseThrow(() -> new IllegalArgumentException("the host did not report " + kind));
  }

  /**
   * The text of a section that the script always prints.
   *
   * @param kind what to look for
   * @return its text
   * @throws IllegalArgumentException when it is missing
   */
  public String required(String kind) {
    return text(kind)
        .orElseThrow(() -> new IllegalArgumentException("the host did not report " + kind));
  }

  /**
   * The first section whose kind begins so.
   *
   * @param prefix the beginning of the kind
   * @return the section
   */
  public Optional<Section> firstOf(String prefix) {
    return all.stream().filter(section -> section.kind().startsWith(prefix)).findFirst();
  }
}
