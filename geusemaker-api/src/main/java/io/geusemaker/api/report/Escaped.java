package io.geusemaker.api.report;

/** Text that is nothing but text in HTML and in XML, between tags and in a quoted attribute. */
final class Escaped {

  private static final String REPLACEMENT = "\uFFFD";

  private Escaped() {}

  static String of(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escaped.append(of(c)));
    return escaped.toString();
  }

  private static String of(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '\n', '\t' -> Character.toString(c);
      case '\r' -> "\n";
      default -> isReadable(c) ? Character.toString(c) : REPLACEMENT;
    };
  }

  /** Neither a control, nor half a character, nor what turns the direction of what follows. */
  private static boolean isReadable(int c) {
    boolean control = Character.isISOControl(c);
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !control && !half && !noCharacter && !turning;
  }
}
