package io.geusemaker.scripting.parameter;

import java.util.Optional;

/**
 * A parameter that a runbook declares.
 *
 * @param name as typed after two dashes
 * @param type what its values are
 * @param fallback its default as the runbook writes it, for people; empty when it is required
 * @param help what it means; may be empty
 */
public record Parameter(String name, Class<?> type, Optional<String> fallback, String help) {

  /**
   * Takes the class for a primitive type.
   *
   * @throws IllegalArgumentException when its values cannot be typed, or its name cannot
   */
  public Parameter {
    if (!name.matches("[a-z][a-zA-Z0-9-]*")) {
      throw new IllegalArgumentException(
          "the name of a parameter is a small letter, then letters, digits and dashes");
    }
    if (!ParameterType.isKnown(type)) {
      throw new IllegalArgumentException(
          "a parameter is a "
              + ParameterType.all()
              + ", no "
              + type.getSimpleName()
              + (type.getSimpleName().equals("Secret")
                  ? ": arguments can be seen by every user of the machine"
                  : ""));
    }
    type = ParameterType.boxed(type);
  }

  /**
   * Reads a value as it is typed.
   *
   * @param text the value
   * @return of {@link #type}
   * @throws IllegalArgumentException with what was expected
   */
  public Object read(String text) {
    return ParameterType.read(type, text);
  }

  boolean required() {
    return fallback.isEmpty();
  }

  boolean isSwitch() {
    return type == Boolean.class;
  }

  /** As it is typed: {@code --stack STRING}. */
  String typed() {
    return "--" + name + (isSwitch() ? "" : " " + ParameterType.label(type));
  }

  /** What it means and what happens without it. */
  String explained() {
    String otherwise = fallback.map(text -> "(default: " + text + ")").orElse("(required)");
    return help.isEmpty() ? otherwise : help + " " + otherwise;
  }
}
