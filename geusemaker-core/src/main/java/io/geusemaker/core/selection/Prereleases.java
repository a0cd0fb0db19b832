package io.geusemaker.core.selection;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which projects mark what is no final release. */
final class Prereleases {

  private static final Set<String> WORDS =
      Set.of(
          "alpha",
          "beta",
          "gamma",
          "rc",
          "cr",
          "candidate",
          "milestone",
          "snapshot",
          "pre",
          "prerelease",
          "preview",
          "nightly",
          "daily",
          "weekly",
          "dev",
          "devel",
          "develop",
          "development",
          "canary",
          "next",
          "exp",
          "experimental",
          "ci",
          "citest",
          "int",
          "integration",
          "test",
          "testing",
          "pr",
          "ea",
          "eap",
          "edge",
          "insider",
          "insiders",
          "unstable",
          "wip",
          "staging",
          "tp",
          "dp",
          "techpreview",
          "trial",
          "draft",
          "main",
          "master",
          "trunk",
          "head",
          "feat",
          "feature",
          "git",
          "dirty",
          "rolling",
          "poc");

  /** Too short to mean it without a number: b1, M02. Three digits are rather hardware: a100. */
  private static final Pattern LETTER = Pattern.compile("[abcm][0-9]{1,2}(?:\\..*)?");

  /** Written to the version without a separator it is always meant so. */
  private static final Pattern GLUED_LETTER = Pattern.compile("[abcm][0-9]+(?:\\..*)?");

  private Prereleases() {}

  /** Where the prerelease that starts at a piece ends; the same position when none starts. */
  static int endOfPrerelease(List<Piece> pieces, int start) {
    if (!isPrerelease(pieces.get(start))) {
      return start;
    }
    int end = start + 1;
    while (end < pieces.size() && pieces.get(end).isNumber()) {
      end++;
    }
    return end;
  }

  /** Whether a word, with or without a number, marks a prerelease: rc1, beta.2, 0.rc3, 0rc3. */
  static boolean isPrerelease(Piece piece) {
    String word = piece.word().toLowerCase(Locale.ROOT);
    Pattern letter = piece.isHyphenated() ? LETTER : GLUED_LETTER;
    if (letter.matcher(word).matches()) {
      return true;
    }
    int start = 0;
    while (start < word.length()) {
      int end = start;
      while (end < word.length() && Character.isLetter(word.charAt(end))) {
        end++;
      }
      if (end > start) {
        if (WORDS.contains(word.substring(start, end))) {
          return true;
        }
        // A number belongs to the word before it: in alpine3rc there is no rc.
        end = nextDot(word, end);
      }
      start = end + 1;
    }
    return false;
  }

  private static int nextDot(String word, int from) {
    int dot = word.indexOf('.', from);
    return dot < 0 ? word.length() : dot;
  }
}
