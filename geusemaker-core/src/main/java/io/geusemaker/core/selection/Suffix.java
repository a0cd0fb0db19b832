package io.geusemaker.core.selection;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What follows the version in a tag.
 *
 * @param shape the text with its prerelease left out and its rebuild number masked; tags of one
 *     shape are builds of the same image
 * @param variant the text with both left out
 * @param prereleaseAsSpelled the prerelease with the separator before it, or empty
 * @param rebuild the rebuild number
 */
record Suffix(
    String shape, String variant, String prereleaseAsSpelled, Optional<BigInteger> rebuild) {

  static final Suffix NONE = new Suffix("", "", "", Optional.empty());

  static Suffix parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    List<Piece> pieces = Piece.split(text);
    StringBuilder shape = new StringBuilder();
    StringBuilder variant = new StringBuilder();
    StringBuilder prerelease = new StringBuilder();
    Optional<BigInteger> number = Optional.empty();
    int at = 0;
    while (at < pieces.size()) {
      int end = Prereleases.endOfPrerelease(pieces, at);
      if (end > at) {
        pieces.subList(at, end).forEach(piece -> prerelease.append(piece.text()));
        at = end;
        continue;
      }
      Optional<Rebuild> rebuild = number.isPresent() ? Optional.empty() : Rebuild.at(pieces, at);
      if (rebuild.isPresent()) {
        number = Optional.of(rebuild.get().number());
        shape.append(rebuild.get().mask());
        at += rebuild.get().pieces();
      } else {
        shape.append(pieces.get(at).text());
        variant.append(pieces.get(at).text());
        at++;
      }
    }
    return new Suffix(shape.toString(), withoutHyphen(variant), prerelease.toString(), number);
  }

  private static String withoutHyphen(CharSequence text) {
    return text.length() > 0 && text.charAt(0) == '-'
        ? text.subSequence(1, text.length()).toString()
        : text.toString();
  }

  String prerelease() {
    boolean separated =
        !prereleaseAsSpelled.isEmpty() && !Character.isLetter(prereleaseAsSpelled.charAt(0));
    return separated ? prereleaseAsSpelled.substring(1) : prereleaseAsSpelled;
  }
}
