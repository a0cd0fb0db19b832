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
    return of(text, LONGEST);
  }

  /**
   * Cuts the text and masks what cannot be printed.
   *
   * @param text from outside
   * @param longest how many characters it may have
   * @return at least one printable character
   */
  public static String of(String text, int longest) {
    String printable = text.replaceAll("[^\\x20-\\x7e]", "?").strip();
    String shown = printable.length() <= longest ? printable : printable.substring(0, longest);
    return shown.isEmpty() ? "nothing" : shown;
  }
}
