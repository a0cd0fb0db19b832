package io.geusemaker.api.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A vulnerability in releases of an image.
 *
 * @param id such as {@code CVE-2026-1234} or one of your own
 * @param aliases other ids of the same vulnerability; sorted
 * @param severity {@code low}, {@code medium}, {@code high}, {@code critical} or another word that
 *     databases use, in any case; empty when it is not rated
 * @param summary what it is, in a line; can be empty
 * @param affected the ranges of versions that have it
 */
public record ImageAdvisory(
    String id, List<String> aliases, String severity, String summary, List<Range> affected) {

  /**
   * Versions from one on and before another, in the order of semantic versions; of Crawl4AI, in
   * that of Python's (PEP 440).
   *
   * @param introduced the first version that has it; empty for the beginning
   * @param fixed the first version without it; empty when there is none yet
   */
  public record Range(Optional<String> introduced, Optional<String> fixed) {}

  /**
   * Sorts the aliases and copies the ranges.
   *
   * @throws IllegalArgumentException when the id is blank
   */
  public ImageAdvisory {
    if (id.isBlank()) {
      throw new IllegalArgumentException("an advisory needs an id");
    }
    aliases = List.copyOf(new TreeSet<>(aliases));
    affected = List.copyOf(affected);
  }

  /**
   * An advisory that affects nothing yet; {@link #affecting} and {@link #affectingFrom} say what.
   *
   * @param id its id
   * @param severity a word, or an empty text
   * @param summary what it is, in a line
   * @return the advisory
   * @throws IllegalArgumentException when the id is blank
   */
  public static ImageAdvisory of(String id, String severity, String summary) {
    return new ImageAdvisory(id, List.of(), severity, summary, List.of());
  }

  /**
   * Adds versions that have it.
   *
   * @param introduced the first one; an empty text for the beginning
   * @param fixed the first one without it
   * @return a new advisory
   */
  public ImageAdvisory affecting(String introduced, String fixed) {
    return plus(new Range(given(introduced), given(fixed)));
  }

  /**
   * Adds versions that have it and of which none is without it yet.
   *
   * @param introduced the first one; an empty text for the beginning
   * @return a new advisory
   */
  public ImageAdvisory affectingFrom(String introduced) {
    return plus(new Range(given(introduced), Optional.empty()));
  }

  private ImageAdvisory plus(Range range) {
    List<Range> more = new ArrayList<>(affected);
    more.add(range);
    return new ImageAdvisory(id, aliases, severity, summary, more);
  }

  private static Optional<String> given(String version) {
    return Optional.of(version.strip()).filter(text -> !text.isEmpty());
  }
}
