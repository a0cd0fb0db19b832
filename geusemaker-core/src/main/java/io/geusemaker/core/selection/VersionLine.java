package io.geusemaker.core.selection;

import io.geusemaker.api.spi.ReleaseLine;
import java.math.BigInteger;
import java.util.List;

/**
 * Which versions of a project are patches of one another.
 *
 * @param numbers which of a version's numbers make the line
 */
public record VersionLine(ReleaseLine numbers) {

  private static final VersionLine GENERAL = ofParts(2);

  /** The line of projects that nothing is known about: major.minor. */
  public static VersionLine general() {
    return GENERAL;
  }

  /**
   * The line of a project that numbers differently.
   *
   * @param leadingParts how many leading numbers make the line
   * @throws IllegalArgumentException when it is less than 1
   */
  public static VersionLine ofParts(int leadingParts) {
    return new VersionLine(ReleaseLine.of(leadingParts));
  }

  /**
   * The built-in line of a repository, or the general one.
   *
   * @param repository with or without its registry: {@code library/postgres}, {@code postgres},
   *     {@code docker.n8n.io/n8nio/n8n}
   */
  public static VersionLine of(String repository) {
    return new KnownLines().lineOf(repository).map(VersionLine::new).orElse(GENERAL);
  }

  /**
   * Whether one version is on the line of another, by their numbers. {@code 15.4} and {@code
   * 15.4.0} are on one line.
   *
   * @param runningVersion as a program or an advisory writes it
   * @param otherVersion likewise
   * @return false also when one of them does not name a line
   */
  public boolean sameLine(String runningVersion, String otherVersion) {
    List<BigInteger> running = leading(numbers(runningVersion));
    return !running.isEmpty() && running.equals(leading(numbers(otherVersion)));
  }

  private static List<BigInteger> numbers(String version) {
    String text = version.strip();
    return Numbers.at(text, text.startsWith("v") || text.startsWith("V") ? 1 : 0).parts();
  }

  /**
   * Whether the tag moves from release to release: one that names a whole line at most, such as
   * {@code 1.64} or {@code latest}.
   */
  public boolean isFloating(Tag tag) {
    return tag.isFloating()
        || (tag.kind() == Tag.Kind.VERSION && !tag.isPrerelease() && !namesPatch(tag));
  }

  /** Whether a final release of the line is a candidate for a prerelease that runs. */
  boolean finalAfterPrerelease() {
    return numbers.finalAfterPrerelease();
  }

  /** Whether the tag has more numbers than its line. */
  boolean namesPatch(Tag tag) {
    return tag.parts().size() > partsOfLine(tag.parts());
  }

  /** The numbers of the line; empty when there are too few. */
  List<BigInteger> leading(List<BigInteger> parts) {
    int line = partsOfLine(parts);
    return parts.size() < line ? List.of() : parts.subList(0, line);
  }

  private int partsOfLine(List<BigInteger> parts) {
    boolean majorAlone =
        !parts.isEmpty()
            && numbers.majorAloneFrom().isPresent()
            && parts.get(0).compareTo(BigInteger.valueOf(numbers.majorAloneFrom().getAsInt())) >= 0;
    return majorAlone ? 1 : numbers.leadingNumbers();
  }
}
