package io.geusemaker.api.model;

/** Keeps {@code toString} within one line of 80 characters, which is what JShell shows whole. */
final class OneLine {

  private static final int WIDTH = 80;

  private OneLine() {}

  static String of(String text) {
    String flat = text.replaceAll("\\s+", " ").strip();
    return flat.length() <= WIDTH ? flat : flat.substring(0, WIDTH - 3) + "...";
  }
}
