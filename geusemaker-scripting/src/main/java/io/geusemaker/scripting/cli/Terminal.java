package io.geusemaker.scripting.cli;

import java.io.Console;
import java.util.Optional;
import java.util.function.Supplier;
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

  private static int columns() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().autoWidth(true);
    return spec.usageMessage().width();
  }
}
