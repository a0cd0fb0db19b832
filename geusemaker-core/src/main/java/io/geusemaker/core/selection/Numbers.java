package io.geusemaker.core.selection;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The dotted numbers of a version, of any size. */
record Numbers(String text, List<BigInteger> parts) implements Comparable<Numbers> {

  static final Numbers NONE = new Numbers("", List.of());

  /** The dotted numbers that the text has from a position on; none when there is no digit. */
  static Numbers at(String text, int start) {
    List<BigInteger> parts = new ArrayList<>();
    int end = start;
    int next = start;
    while (next < text.length() && isDigit(text.charAt(next))) {
      int from = next;
      end = endOfDigits(text, from);
      parts.add(new BigInteger(text.substring(from, end)));
      next = end < text.length() && text.charAt(end) == '.' ? end + 1 : text.length();
    }
    return parts.isEmpty() ? NONE : new Numbers(text.substring(start, end), List.copyOf(parts));
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** ASCII only: a registry knows no other digits. */
  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public int compareTo(Numbers other) {
    int shared = Math.min(parts.size(), other.parts.size());
    for (int i = 0; i < shared; i++) {
      int byPart = parts.get(i).compareTo(other.parts.get(i));
      if (byPart != 0) {
        return byPart;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
  }
}
