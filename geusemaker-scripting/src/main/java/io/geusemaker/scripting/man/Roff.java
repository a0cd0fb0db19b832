package io.geusemaker.scripting.man;

import java.util.Locale;

/** Text in the macros of man(7), as groff and mandoc take it. */
final class Roff {

  private static final int LINE = 78;

  private final StringBuilder page = new StringBuilder();

  /** Whether the section has text; its first paragraph needs no macro. */
  private boolean begun;

  /** The title line; words are neither hyphenated nor spread, so that they can be copied. */
  Roff title(String name, String date, String source) {
    return macro(".TH", name.toUpperCase(Locale.ROOT), "1", date, source, "GeuseMaker Manual")
        .line(".nh")
        .line(".ad l");
  }

  Roff section(String title) {
    macro(".SH", title.toUpperCase(Locale.ROOT));
    begun = false;
    return this;
  }

  Roff paragraph(String text) {
    return (begun ? line(".PP") : this).text(text);
  }

  /** An entry of a list: a term, already marked up, and what it means. */
  Roff entry(String term, String meaning) {
    page.append(".TP\n").append(term).append('\n');
    return text(meaning);
  }

  /** Lines that are shown as they are. */
  Roff literal(Iterable<String> lines) {
    page.append(".RS 4\n.nf\n");
    lines.forEach(line -> page.append(guarded(escaped(line))).append('\n'));
    page.append(".fi\n.RE\n");
    return this;
  }

  /** A line that is marked up already. */
  Roff line(String markedUp) {
    page.append(markedUp).append('\n');
    return this;
  }

  Roff lineBreak() {
    return line(".br");
  }

  /** Words, in lines as short as reviewers and mandoc like them. */
  Roff text(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : escaped(text).strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
        page.append(guarded(line.toString())).append('\n');
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    begun = true;
    return line(guarded(line.toString()));
  }

  private Roff macro(String name, String... arguments) {
    page.append(name);
    for (String argument : arguments) {
      page.append(" \"").append(argument.replace("\"", "\\(dq")).append('"');
    }
    page.append('\n');
    return this;
  }

  static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  /** Characters that roff would read, or that a UTF-8 terminal would show as typographic ones. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(
          switch (c) {
            case '\\' -> "\\e";
            case '-' -> "\\-";
            case '\'' -> "\\(aq";
            case '`' -> "\\(ga";
            case '"' -> "\\(dq";
            case '^' -> "\\(ha";
            case '~' -> "\\(ti";
            default -> String.valueOf(c);
          });
    }
    return escaped.toString();
  }

  /** A dot at the start of a line would be a macro. */
  private static String guarded(String line) {
    return line.startsWith(".") ? "\\&" + line : line;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
