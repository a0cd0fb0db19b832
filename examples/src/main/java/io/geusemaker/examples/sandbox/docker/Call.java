package io.geusemaker.examples.sandbox.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One call of a stand-in program.
 *
 * @param program {@code docker}, {@code docker-compose} or {@code psql}
 * @param arguments what follows the program's name
 * @param directory where it was called
 * @param environment the variables that the program reads
 * @param input its standard input, which can be read once
 * @param out its standard output
 * @param err its standard error
 */
public record Call(
    String program,
    List<String> arguments,
    Path directory,
    Map<String, String> environment,
    InputStream input,
    PrintStream out,
    PrintStream err) {

  String inputText() {
    try {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Call drop(int words) {
    return withArguments(arguments.subList(words, arguments.size()));
  }

  Call withArguments(List<String> rest) {
    return new Call(program, rest, directory, environment, input, out, err);
  }

  /** The program and its arguments, as a process list shows them. */
  @Override
  public String toString() {
    return program + " " + String.join(" ", arguments);
  }
}
