package io.geusemaker.core.survey;

import io.geusemaker.api.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A container's environment, whose values are treated as secret unless asked for in the clear. */
public final class Environment {

  private final Map<String, String> values;

  private Environment(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads docker's {@code NAME=value} list.
   *
   * @param entries as docker lists them
   * @return the environment
   */
  public static Environment of(List<String> entries) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        values.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return new Environment(values);
  }

  /**
   * Takes over names and values.
   *
   * @param values value by name
   * @return the environment
   */
  public static Environment of(Map<String, String> values) {
    return new Environment(new LinkedHashMap<>(values));
  }

  /**
   * The same with a variable more.
   *
   * @param name the variable
   * @param value its value
   * @return a new environment
   */
  public Environment with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Environment(more);
  }

  /**
   * A value that is not secret.
   *
   * @param name the variable
   * @return its value, if it is set and not empty
   */
  public Optional<String> plain(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * A value that is not secret, or a default.
   *
   * @param name the variable
   * @param fallback what stands when it is not set or empty
   * @return the value
   */
  public String plain(String name, String fallback) {
    return plain(name).orElse(fallback);
  }

  /**
   * A value that is secret.
   *
   * @param name the variable
   * @return its value, if it is set and not empty
   */
  public Optional<Secret> secret(String name) {
    return plain(name).map(Secret::of);
  }

  /**
   * Whether a variable is set to a yes.
   *
   * @param name the variable
   * @return whether it is {@code true}
   */
  public boolean isTrue(String name) {
    return plain(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  /**
   * The names that are set.
   *
   * @return in docker's order
   */
  public Set<String> names() {
    return values.keySet();
  }

  /** How many variables there are; none of their values. */
  @Override
  public String toString() {
    return values.size() + " variables";
  }
}
