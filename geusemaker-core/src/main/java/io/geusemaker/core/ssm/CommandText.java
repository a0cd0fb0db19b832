package io.geusemaker.core.ssm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The shell text of a command: what differs, as variables, before what is always the same. */
final class CommandText {

  private static final String COMMON = resource("common.sh");

  /** Shell lines by what they define. */
  private final Map<String, String> definitions = new LinkedHashMap<>();

  private final String body;

  private CommandText(String body) {
    this.body = body;
  }

  /** Runs a program, or only makes the host's key. */
  static CommandText run() {
    return new CommandText(COMMON + resource("run.sh"));
  }

  /** Prints a further part of an answer. */
  static CommandText part() {
    return new CommandText(COMMON + resource("part.sh"));
  }

  /** Keeps a part of a program. */
  static CommandText put() {
    return new CommandText(COMMON + resource("put.sh"));
  }

  /** Stops a run, or keeps it from beginning. */
  static CommandText stop() {
    return new CommandText(COMMON + resource("stop.sh"));
  }

  /** Removes everything of a session. */
  static CommandText close() {
    return new CommandText(resource("close.sh"));
  }

  /**
   * Sets a variable.
   *
   * @throws IllegalArgumentException when the value has a quote, or what the agent would replace
   */
  CommandText set(String name, String value) {
    definitions.put(name, name + "=" + quoted(value) + "\n");
    return this;
  }

  CommandText set(String name, long value) {
    return set(name, Long.toString(value));
  }

  CommandText set(String name, boolean value) {
    return set(name, value ? "1" : "");
  }

  /**
   * Defines a function that runs a command.
   *
   * @param variable the variable that is put wherever an argument has its value, so that functions
   *     that differ in nothing else are the same
   */
  CommandText function(String name, List<String> arguments, String variable, String value) {
    set(variable, value);
    String words =
        arguments.stream()
            .map(CommandText::quoted)
            .map(word -> word.replace(value, "'\"$" + variable + "\"'"))
            .collect(Collectors.joining(" "));
    definitions.put(name, name + "() { " + words + "; }\n");
    return this;
  }

  /** The shell lines by what they define. */
  Map<String, String> definitions() {
    return Collections.unmodifiableMap(definitions);
  }

  /** What follows them, which is the same for every host. */
  String body() {
    return body;
  }

  private static String quoted(String value) {
    if (value.contains("'") || value.contains("{{")) {
      throw new IllegalArgumentException("not to be quoted plainly");
    }
    return "'" + value + "'";
  }

  @Override
  public String toString() {
    return String.join("", definitions.values()) + body;
  }

  private static String resource(String name) {
    try (InputStream in = CommandText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
