package io.geusemaker.scripting.parameter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the arguments of one run and notes every mistake. */
final class ArgumentReader {

  private final Parameters parameters;
  private final Deque<String> rest;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Set<String> given = new HashSet<>();
  private final List<String> mistakes = new ArrayList<>();

  ArgumentReader(Parameters parameters, List<String> arguments) {
    this.parameters = parameters;
    this.rest = new ArrayDeque<>(arguments);
  }

  Map<String, Object> read() {
    while (!rest.isEmpty()) {
      String argument = rest.pop();
      if (argument.startsWith("--")) {
        readNamed(argument.substring(2));
      } else {
        mistakes.add("\"" + argument + "\" stands alone; values are given as --NAME VALUE");
      }
    }
    parameters.declared().stream()
        .filter(p -> p.required() && !given.contains(p.name()))
        .forEach(p -> mistakes.add("--" + p.name() + " is missing"));
    if (!mistakes.isEmpty()) {
      throw new ArgumentsRefused(mistakes);
    }
    return values;
  }

  private void readNamed(String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    Optional<Parameter> parameter = parameters.named(name);
    boolean isSwitch = parameter.map(Parameter::isSwitch).orElse(false);
    Optional<String> value =
        equals < 0
            ? next(isSwitch ? Set.of("true", "false")::contains : text -> !text.startsWith("--"))
            : Optional.of(argument.substring(equals + 1));
    if (!given.add(name)) {
      mistakes.add("--" + name + " is given twice");
    }
    if (parameter.isEmpty()) {
      mistakes.add("there is no parameter --" + name);
    } else if (value.isEmpty() && !isSwitch) {
      mistakes.add("--" + name + " has no value");
    } else {
      convert(parameter.get(), value.orElse("true"));
    }
  }

  /** The next argument, if it can be a value. */
  private Optional<String> next(Predicate<String> isValue) {
    return Optional.ofNullable(rest.peek()).filter(isValue).map(text -> rest.pop());
  }

  private void convert(Parameter parameter, String text) {
    try {
      values.put(parameter.name(), parameter.read(text));
    } catch (IllegalArgumentException e) {
      mistakes.add("--" + parameter.name() + ": " + e.getMessage());
    }
  }
}
