package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The flags at the start of a command line; what is not declared is not understood. */
final class Flags {

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> operands;

  private Flags(List<String> operands) {
    this.operands = operands;
  }

  /**
   * Parses flags among operands, as most docker commands do.
   *
   * @param switches the flags without a value
   * @param valued the flags with a value
   */
  static Flags anywhere(Call call, Set<String> switches, Set<String> valued) {
    return parse(call, switches, valued, false);
  }

  /** Parses flags up to the first operand, as {@code exec}, {@code run} and {@code compose} do. */
  static Flags leading(Call call, Set<String> switches, Set<String> valued) {
    return parse(call, switches, valued, true);
  }

  private static Flags parse(
      Call call, Set<String> switches, Set<String> valued, boolean leadingOnly) {
    List<String> words = call.arguments();
    Flags flags = new Flags(new ArrayList<>());
    int i = 0;
    while (i < words.size()) {
      String word = words.get(i++);
      if (!word.startsWith("-") || word.equals("-")) {
        flags.operands.add(word);
        if (leadingOnly) {
          flags.operands.addAll(words.subList(i, words.size()));
          break;
        }
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (switches.contains(name)) {
        flags.add(name, equals < 0 ? "true" : word.substring(equals + 1));
      } else if (valued.contains(name) && (equals >= 0 || i < words.size())) {
        flags.add(name, equals >= 0 ? word.substring(equals + 1) : words.get(i++));
      } else {
        throw new UnsupportedCall(call + " (" + name + ")");
      }
    }
    return flags;
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
  }

  boolean has(String... names) {
    for (String name : names) {
      if (values.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  Optional<String> value(String... names) {
    List<String> all = all(names);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  List<String> all(String... names) {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      all.addAll(values.getOrDefault(name, List.of()));
    }
    return all;
  }

  List<String> operands() {
    return operands;
  }
}
