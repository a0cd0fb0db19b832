package io.geusemaker.core.selection;

import io.geusemaker.core.selection.Tag.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what a tag is named after. */
final class TagParser {

  private static final int LONGEST = 128;
  private static final Pattern DIGEST = Pattern.compile("[a-z0-9]+:[0-9a-f]{32,}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
  private static final Pattern NAMED_COMMIT = Pattern.compile("(?:sha|git|commit)-[0-9a-f]{7,64}");
  private static final Pattern LAST_WORD_COMMIT =
      Pattern.compile(".*-(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}");

  private TagParser() {}

  static Tag parse(String text) {
    if (!isLegal(text)) {
      Kind kind = DIGEST.matcher(text).matches() ? Kind.DIGEST : Kind.ILLEGAL;
      return unnumbered(text, kind);
    }
    int start = text.charAt(0) == 'v' || text.charAt(0) == 'V' ? 1 : 0;
    Numbers numbers = Numbers.at(text, start);
    if (numbers.parts().isEmpty()) {
      return named(text);
    }
    if (numbers.parts().size() == 1 && start == 0) {
      if (Dates.startsWithDay(text)) {
        return unnumbered(text, Kind.CALENDAR);
      }
      if (COMMIT.matcher(text).matches()) {
        return unnumbered(text, Kind.COMMIT);
      }
    }
    Suffix suffix = Suffix.parse(text.substring(start + numbers.text().length()));
    boolean glued = !suffix.variant().isEmpty() && Character.isLetter(suffix.shape().charAt(0));
    if (numbers.parts().size() == 1 && glued) {
      // 32bit is no version.
      return named(text);
    }
    return new Tag(text, Kind.VERSION, text.substring(0, start), numbers, suffix);
  }

  private static Tag named(String text) {
    if (COMMIT.matcher(text).matches()
        || NAMED_COMMIT.matcher(text).matches()
        || LAST_WORD_COMMIT.matcher(text).matches()) {
      return unnumbered(text, Kind.COMMIT);
    }
    return dated(text).orElseGet(() -> unnumbered(text, Kind.NAME));
  }

  private static Optional<Tag> dated(String text) {
    List<Piece> pieces = Piece.split(text);
    if (pieces.size() < 2
        || !BaseSystem.isRelease(pieces.get(0).word())
        || !Dates.isDay(pieces.get(1).word())) {
      return Optional.empty();
    }
    String base = pieces.get(0).word();
    String day = pieces.get(1).word();
    String rest = text.substring(base.length() + 1 + day.length());
    Suffix suffix =
        new Suffix(base + "-########" + rest, base + rest, "", Optional.of(new BigInteger(day)));
    return Optional.of(new Tag(text, Kind.DATED, "", Numbers.NONE, suffix));
  }

  private static Tag unnumbered(String text, Kind kind) {
    Suffix suffix = new Suffix(text, kind == Kind.NAME ? text : "", "", Optional.empty());
    return new Tag(text, kind, "", Numbers.NONE, suffix);
  }

  /** The grammar of the distribution specification. */
  static boolean isLegal(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = i > 0 && (c == '.' || c == '-');
      if (!inside && !isWordCharacter(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || Numbers.isDigit(c) || c == '_';
  }
}
