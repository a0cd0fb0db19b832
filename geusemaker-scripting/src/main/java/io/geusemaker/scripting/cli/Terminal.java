package io.geusemaker.scripting.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A person who reads standard output and types on standard input.
 *
 * @param reader the next line that is typed; null at its end
 * @param width columns, 40 to 200
 */
record Terminal(Supplier<@Nullable String> reader, int width) {

  private static final int NARROWEST = 40;
  private static final int WIDEST = 200;

  /** Rows and columns; no terminal has none. */
  private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,4})\\s*");

  Terminal {
    width = Math.max(NARROWEST, Math.min(WIDEST, width));
  }

  @SuppressWarnings("SystemConsoleNull") // isTerminal answers for newer versions
  static Optional<Terminal> ofProcess() {
    Console console = System.console();
    return console == null || !isTerminal(console)
        ? Optional.empty()
        : Optional.of(new Terminal(console::readLine, columns()));
  }

  /** Since Java 22 there can be a console without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** picocli takes no terminal for narrower than its own help. */
  private static int columns() {
    return askedOfTheTerminal().orElseGet(Terminal::knownToPicocli);
  }

  private static OptionalInt askedOfTheTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher columns = SIZE.matcher(size);
      return columns.matches()
          ? OptionalInt.of(Integer.parseInt(columns.group(1)))
          : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static int knownToPicocli() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().autoWidth(true);
    return spec.usageMessage().width();
  }
}
