package io.geusemaker.core.http;

/** Makes text of others fit for a failure: one line, printable, short. */
public final class Shown {

  private static final int LONGEST = 80;

  private Shown() {}

  /**
   * Cuts the text and masks what cannot be printed.
   *
   * @param text from outside
   * @return 1 to 80 printable characters
   */
  public static String of(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7e]", "?").strip();
    String shown = printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    return shown.isEmpty() ? "nothing" : shown;
  }
}
