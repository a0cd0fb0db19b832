package io.geusemaker.core.selection;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rebuild number inside a suffix.
 *
 * @param number the number; a day is the number yyyymmdd
 * @param mask what stands for it in the shape of the suffix; {@code #} occurs in no legal tag
 * @param pieces over how many pieces of the suffix it extends
 */
record Rebuild(BigInteger number, String mask, int pieces) {

  private static final Pattern COUNTED = Pattern.compile("(r|rev|ls|build)([0-9]+)");

  /** Right behind the version only: elsewhere it is the level of a processor, as in arm-v7. */
  private static final Pattern V_COUNTED = Pattern.compile("(v)([0-9]+)");

  /** The rebuild number that starts at a piece. */
  static Optional<Rebuild> at(List<Piece> pieces, int at) {
    Piece piece = pieces.get(at);
    boolean first = at == 0;
    boolean last = at == pieces.size() - 1;
    if (piece.separator().equals("_")) {
      return first && piece.isNumber() ? Optional.of(numbered(piece, "_#", 1)) : Optional.empty();
    }
    if (!piece.isHyphenated()) {
      return Optional.empty();
    }
    if (piece.word().equals("security") && !last && pieces.get(at + 1).isNumber()) {
      // Has no mask: the plain release is one of the same row, the zeroth.
      return Optional.of(numbered(pieces.get(at + 1), "", 2));
    }
    if (piece.isNumber()) {
      return numeric(pieces, at);
    }
    Optional<Rebuild> counted = first || last ? counted(COUNTED, piece) : Optional.empty();
    return counted.or(() -> first ? counted(V_COUNTED, piece) : Optional.empty());
  }

  private static Optional<Rebuild> numeric(List<Piece> pieces, int at) {
    Piece piece = pieces.get(at);
    if (Dates.isDay(piece.word())) {
      return Optional.of(numbered(piece, "-########", 1));
    }
    if (at + 2 < pieces.size()) {
      String day = piece.word() + pieces.get(at + 1).word() + pieces.get(at + 2).word();
      if (piece.word().length() == 4
          && pieces.get(at + 1).word().length() == 2
          && Dates.isDay(day)) {
        return Optional.of(new Rebuild(new BigInteger(day), "-####-##-##", 3));
      }
    }
    // Behind a word it is more likely a version: debian-11.
    return pieces.size() == 1 ? Optional.of(numbered(piece, "-#", 1)) : Optional.empty();
  }

  private static Rebuild numbered(Piece number, String mask, int pieces) {
    return new Rebuild(new BigInteger(number.word()), mask, pieces);
  }

  private static Optional<Rebuild> counted(Pattern pattern, Piece piece) {
    Matcher matcher = pattern.matcher(piece.word());
    return matcher.matches()
        ? Optional.of(
            new Rebuild(new BigInteger(matcher.group(2)), "-" + matcher.group(1) + "#", 1))
        : Optional.empty();
  }
}
