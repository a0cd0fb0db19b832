package io.geusemaker.scripting.cli;

import java.util.regex.Pattern;

/** Words of a command that is shown to be typed into a shell. */
final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** The text as one word of a POSIX shell, in quotes where it needs them. */
  static String of(Object text) {
    String word = text.toString();
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
