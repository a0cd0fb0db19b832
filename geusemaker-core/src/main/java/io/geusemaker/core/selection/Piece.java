package io.geusemaker.core.selection;

import java.util.ArrayList;
import java.util.List;

/** A word of a suffix and the separator before it; the first word can be without. */
record Piece(String separator, String word) {

  /** Splits a suffix at hyphens and underscores; the pieces together are the suffix again. */
  static List<Piece> split(String suffix) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    while (start < suffix.length()) {
      boolean separated = isSeparator(suffix.charAt(start)) || suffix.charAt(start) == '.';
      int word = separated ? start + 1 : start;
      int end = word;
      while (end < suffix.length() && !isSeparator(suffix.charAt(end))) {
        end++;
      }
      pieces.add(new Piece(suffix.substring(start, word), suffix.substring(word, end)));
      start = end;
    }
    return pieces;
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '_';
  }

  String text() {
    return separator + word;
  }

  boolean isNumber() {
    return !word.isEmpty() && word.chars().allMatch(c -> Numbers.isDigit((char) c));
  }

  boolean isHyphenated() {
    return separator.equals("-");
  }
}
