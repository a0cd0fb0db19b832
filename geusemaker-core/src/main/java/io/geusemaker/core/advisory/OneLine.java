package io.geusemaker.core.advisory;

/** Makes text from outside safe to print: one line of bounded length that steers no terminal. */
final class OneLine {

  private OneLine() {}

  static String of(String text, int longest) {
    String flat = text.replaceAll("[\\s\\p{C}]+", " ").strip();
    return flat.length() <= longest ? flat : flat.substring(0, longest - 3).strip() + "...";
  }
}
