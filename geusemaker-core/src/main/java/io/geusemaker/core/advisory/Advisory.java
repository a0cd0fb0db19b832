package io.geusemaker.core.advisory;

import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A vulnerability as people are told of it.
 *
 * @param ids every id that it is known by, at least one
 * @param severity as far as it is known
 * @param summary one line, or empty
 */
public record Advisory(SortedSet<String> ids, Optional<Severity> severity, String summary) {

  private static final int LONGEST_ID = 120;
  private static final int LONGEST_SUMMARY = 160;

  private static final Comparator<String> BEST_KNOWN_FIRST =
      Comparator.comparingInt(Advisory::rank).thenComparing(Comparator.naturalOrder());

  /**
   * Makes the ids and the summary printable: one line of at most 120 and 160 characters.
   *
   * @throws IllegalArgumentException when there is no id
   */
  public Advisory {
    SortedSet<String> printable = new TreeSet<>();
    ids.forEach(id -> printable.add(OneLine.of(id, LONGEST_ID)));
    ids = Collections.unmodifiableSortedSet(printable);
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("an advisory needs an id");
    }
    summary = OneLine.of(summary, LONGEST_SUMMARY);
  }

  /**
   * The id to name it by: its CVE when it has one, else its GHSA, else the first.
   *
   * @return one of its ids
   */
  public String id() {
    return ids.stream().min(BEST_KNOWN_FIRST).orElseThrow();
  }

  /**
   * The other ids.
   *
   * @return without the one to name it by
   */
  public SortedSet<String> aliases() {
    SortedSet<String> others = new TreeSet<>(ids);
    others.remove(id());
    return others;
  }

  private static int rank(String id) {
    if (id.startsWith("CVE-")) {
      return 0;
    }
    return id.startsWith("GHSA-") ? 1 : 2;
  }
}
