package io.geusemaker.scripting.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Help.Ansi.Style;

/** Prints text: wrapped where a width is known, coloured where that is wanted. */
final class Printer {

  private final PrintWriter writer;
  private final OptionalInt width;
  private final boolean colours;

  Printer(PrintWriter writer, OptionalInt width, boolean colours) {
    this.writer = writer;
    this.width = width;
    this.colours = colours;
  }

  /** The same, at most so wide where no width is known. */
  Printer within(int columns) {
    return new Printer(writer, OptionalInt.of(width.orElse(columns)), colours);
  }

  void print(String text) {
    writer.print(text);
    writer.flush();
  }

  /** Prints a text of one or more lines. */
  void text(String text) {
    text.lines().forEach(line -> wrapped(line).forEach(writer::println));
    writer.flush();
  }

  void styled(Style style, String line) {
    wrapped(line).forEach(part -> writer.println(paint(style, part)));
    writer.flush();
  }

  /** Prints a line whose end is styled, as long as it need not be wrapped. */
  void ending(String start, Style style, String end) {
    boolean fits = start.length() + end.length() <= width.orElse(Integer.MAX_VALUE);
    if (fits) {
      writer.println(start + paint(style, end));
      writer.flush();
    } else {
      text(start + end);
    }
  }

  void blank() {
    writer.println();
    writer.flush();
  }

  private String paint(Style style, String text) {
    return colours ? style.on() + text + style.off() : text;
  }

  OptionalInt width() {
    return width;
  }

  private List<String> wrapped(String line) {
    return width.isPresent() ? Paragraph.wrap(line, width.getAsInt()) : List.of(line);
  }
}
