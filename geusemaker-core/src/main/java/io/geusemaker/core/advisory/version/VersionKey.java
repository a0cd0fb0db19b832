package io.geusemaker.core.advisory.version;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;

/**
 * A version in a form that can be compared: parts, of which the first that differs decides. Only
 * keys of the same {@link VersionScheme} have an order that means anything.
 *
 * @param parts most significant first
 */
public record VersionKey(List<Part> parts) implements Comparable<VersionKey> {

  /** Before every version of every scheme. */
  public static final VersionKey LOWEST = new VersionKey(List.of());

  /** Keeps the parts. */
  public VersionKey {
    parts = List.copyOf(parts);
  }

  /**
   * One part.
   *
   * @param rank decides first
   * @param number decides within a rank
   * @param text decides within a rank and number, by its code points
   */
  record Part(int rank, BigInteger number, String text) implements Comparable<Part> {

    static Part mark(int rank) {
      return new Part(rank, BigInteger.ZERO, "");
    }

    static Part number(int rank, String digits) {
      return new Part(rank, new BigInteger(digits), "");
    }

    static Part text(int rank, String text) {
      return new Part(rank, BigInteger.ZERO, text);
    }

    @Override
    public int compareTo(Part other) {
      if (rank != other.rank) {
        return Integer.compare(rank, other.rank);
      }
      int byNumber = number.compareTo(other.number);
      return byNumber != 0 ? byNumber : text.compareTo(other.text);
    }
  }

  @Override
  public int compareTo(VersionKey other) {
    Iterator<Part> theirs = other.parts.iterator();
    for (Part mine : parts) {
      if (!theirs.hasNext()) {
        return 1;
      }
      int order = mine.compareTo(theirs.next());
      if (order != 0) {
        return order;
      }
    }
    return theirs.hasNext() ? -1 : 0;
  }
}
