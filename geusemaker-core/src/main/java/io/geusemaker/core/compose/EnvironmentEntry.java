package io.geusemaker.core.compose;

import java.util.Optional;

/**
 * One variable of a service's {@code environment:}.
 *
 * @param variable its name
 * @param scalar the scalar that holds its value, and in list form its name too
 * @param listed whether it is in list form, {@code - NAME=value}
 */
record EnvironmentEntry(String variable, YamlScalar scalar, boolean listed) {

  static EnvironmentEntry listed(YamlScalar scalar) {
    String item = scalar.value();
    int equals = item.indexOf('=');
    return new EnvironmentEntry(equals < 0 ? item : item.substring(0, equals), scalar, true);
  }

  /** Whether it only names a variable that compose takes from its own environment. */
  boolean passedOn() {
    return listed ? scalar.value().indexOf('=') < 0 : scalar.isNull();
  }

  /** What compose interpolates; empty when YAML would first make another type of it. */
  Optional<String> template() {
    return listed ? Optional.of(scalar.value().substring(variable.length() + 1)) : scalar.text();
  }

  /** The scalar's new content when the variable is to have a literal value. */
  String scalarWith(String literal) {
    String escaped = Interpolation.escape(literal);
    return listed ? variable + "=" + escaped : escaped;
  }
}
