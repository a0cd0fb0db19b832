package io.geusemaker.core.compose;

import java.util.Optional;

/**
 * A reference to one variable in a template, such as {@code ${NAME:-fallback}}.
 *
 * @param name the variable
 * @param operator what is done with it
 * @param argument what follows the operator; blank when there is none
 */
public record Reference(String name, Operator operator, Interpolation argument)
    implements Interpolation.Part {

  /** What a reference does when its variable is unset, empty or set. */
  public enum Operator {
    /** {@code $NAME} or {@code ${NAME}}: blank when unset. */
    PLAIN(""),
    /** {@code ${NAME:-x}}: x when unset or empty. */
    DEFAULT_IF_EMPTY(":-"),
    /** {@code ${NAME-x}}: x when unset. */
    DEFAULT_IF_UNSET("-"),
    /** {@code ${NAME:?x}}: refused when unset or empty. */
    REQUIRED_NOT_EMPTY(":?"),
    /** {@code ${NAME?x}}: refused when unset. */
    REQUIRED("?"),
    /** {@code ${NAME:+x}}: x when set and not empty. */
    ALTERNATIVE_IF_NOT_EMPTY(":+"),
    /** {@code ${NAME+x}}: x when set. */
    ALTERNATIVE_IF_SET("+");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }
  }

  /**
   * Evaluates the reference.
   *
   * @param variables the environment
   * @return the value; empty when a variable that is required is not set
   */
  @Override
  public Optional<String> evaluate(Variables variables) {
    Optional<String> value = variables.get(name);
    boolean filled = value.isPresent() && !value.get().isEmpty();
    return switch (operator) {
      case PLAIN -> Optional.of(value.orElse(""));
      case DEFAULT_IF_EMPTY -> filled ? value : argument.evaluate(variables);
      case DEFAULT_IF_UNSET -> value.isPresent() ? value : argument.evaluate(variables);
      case REQUIRED_NOT_EMPTY -> filled ? value : Optional.empty();
      case REQUIRED -> value;
      case ALTERNATIVE_IF_NOT_EMPTY ->
          filled ? argument.evaluate(variables) : Optional.of(value.orElse(""));
      case ALTERNATIVE_IF_SET -> value.isPresent() ? argument.evaluate(variables) : Optional.of("");
    };
  }

  /**
   * Whether the reference evaluates to the variable itself, not to its argument.
   *
   * @param value the variable's value
   * @return whether a change of the variable's value is a change of the reference's value
   */
  boolean passesOn(String value) {
    return switch (operator) {
      case PLAIN, DEFAULT_IF_UNSET, REQUIRED -> true;
      case DEFAULT_IF_EMPTY, REQUIRED_NOT_EMPTY -> !value.isEmpty();
      case ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET -> false;
    };
  }
}
