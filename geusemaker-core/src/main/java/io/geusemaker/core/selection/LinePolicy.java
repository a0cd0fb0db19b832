package io.geusemaker.core.selection;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which versions of a project are patches of one another.
 *
 * @param leadingParts how many leading numbers make the line; at least 1
 * @param majorAloneFrom from this major version on the first number alone makes the line
 * @param finalAfterPrerelease whether a final release of the line is a candidate for a prerelease
 *     that runs; no for databases, whose files may have changed in between
 */
public record LinePolicy(
    int leadingParts, Optional<BigInteger> majorAloneFrom, boolean finalAfterPrerelease) {

  private static final LinePolicy GENERAL = ofParts(2);
  private static final LinePolicy APPLICATION = new LinePolicy(2, Optional.empty(), true);
  private static final LinePolicy POSTGRES = majorAlone(10);
  private static final LinePolicy DEBIAN = majorAlone(7);

  /**
   * Checks the number of parts.
   *
   * @throws IllegalArgumentException when no part would make the line
   */
  public LinePolicy {
    if (leadingParts < 1) {
      throw new IllegalArgumentException(
          "A line needs at least one leading number, not " + leadingParts + ".");
    }
  }

  /** The policy of projects that nothing is known about: major.minor makes the line. */
  public static LinePolicy general() {
    return GENERAL;
  }

  /**
   * A policy for a project that numbers differently.
   *
   * @param leadingParts how many leading numbers make the line
   * @throws IllegalArgumentException when it is less than 1
   */
  public static LinePolicy ofParts(int leadingParts) {
    return new LinePolicy(leadingParts, Optional.empty(), false);
  }

  private static LinePolicy majorAlone(int from) {
    return new LinePolicy(2, Optional.of(BigInteger.valueOf(from)), false);
  }

  /**
   * The built-in policy of a repository, or the general one.
   *
   * @param repository with or without its registry: {@code library/postgres}, {@code postgres},
   *     {@code docker.n8n.io/n8nio/n8n}
   */
  public static LinePolicy of(String repository) {
    return switch (withoutRegistry(repository)) {
      case "postgres" -> POSTGRES;
      case "debian" -> DEBIAN;
      case "n8nio/n8n", "ollama/ollama", "unclecode/crawl4ai" -> APPLICATION;
      default -> GENERAL; // qdrant/qdrant too: major.minor, and a database.
    };
  }

  private static String withoutRegistry(String repository) {
    String name = repository.toLowerCase(Locale.ROOT);
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
      name = name.substring(slash + 1);
    }
    // Mirrors put the official images below a path of their own: docker/library/postgres.
    int official = ("/" + name).lastIndexOf("/library/");
    return official < 0 ? name : name.substring(official + "library/".length());
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
            && majorAloneFrom.filter(from -> parts.get(0).compareTo(from) >= 0).isPresent();
    return majorAlone ? 1 : leadingParts;
  }
}
