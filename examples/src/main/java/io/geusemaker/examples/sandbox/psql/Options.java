package io.geusemaker.examples.sandbox.psql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of psql that the stand-in understands. */
final class Options {

  private static final Map<String, String> LONG =
      Map.ofEntries(
          Map.entry("--no-psqlrc", "-X"),
          Map.entry("--quiet", "-q"),
          Map.entry("--no-align", "-A"),
          Map.entry("--tuples-only", "-t"),
          Map.entry("--no-password", "-w"),
          Map.entry("--single-transaction", "-1"),
          Map.entry("--set", "-v"),
          Map.entry("--variable", "-v"),
          Map.entry("--username", "-U"),
          Map.entry("--dbname", "-d"),
          Map.entry("--host", "-h"),
          Map.entry("--port", "-p"),
          Map.entry("--command", "-c"),
          Map.entry("--file", "-f"),
          Map.entry("--field-separator", "-F"));
  private static final String FLAGS = "XqAtw1";
  private static final String VALUED = "vUdhpcfF";

  final Map<String, String> variables = new HashMap<>();
  final List<String> commands = new ArrayList<>();
  private final Map<Character, String> values = new HashMap<>();

  private Options() {}

  /** Parses as getopt does: flags may be joined, values may follow at once or come next. */
  static Options parse(List<String> arguments) {
    Options options = new Options();
    List<String> operands = new ArrayList<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      if (argument.startsWith("--")) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        String letter = LONG.get(name);
        if (letter == null) {
          throw new UnsupportedCall("psql option " + name);
        }
        options.take(letter.charAt(1), equals < 0 ? null : argument.substring(equals + 1), rest);
      } else if (argument.startsWith("-") && argument.length() > 1) {
        options.takeJoined(argument, rest);
      } else {
        operands.add(argument);
      }
    }
    if (!operands.isEmpty()) {
      options.values.putIfAbsent('d', operands.get(0));
    }
    if (operands.size() > 1) {
      options.values.putIfAbsent('U', operands.get(1));
    }
    return options;
  }

  boolean has(char flag) {
    return values.containsKey(flag);
  }

  @Nullable String value(char option) {
    return values.get(option);
  }

  private void takeJoined(String argument, Iterator<String> rest) {
    for (int i = 1; i < argument.length(); i++) {
      char letter = argument.charAt(i);
      if (VALUED.indexOf(letter) >= 0) {
        take(letter, i + 1 < argument.length() ? argument.substring(i + 1) : null, rest);
        return;
      }
      take(letter, null, rest);
    }
  }

  private void take(char letter, @Nullable String joined, Iterator<String> rest) {
    if (FLAGS.indexOf(letter) >= 0) {
      values.put(letter, "");
      return;
    }
    if (VALUED.indexOf(letter) < 0 || (joined == null && !rest.hasNext())) {
      throw new UnsupportedCall("psql option -" + letter);
    }
    String value = joined == null ? rest.next() : joined;
    if (letter == 'v') {
      int equals = value.indexOf('=');
      variables.put(
          equals < 0 ? value : value.substring(0, equals),
          equals < 0 ? "" : value.substring(equals + 1));
    } else if (letter == 'c') {
      commands.add(value);
    } else {
      values.put(letter, value);
    }
  }
}
