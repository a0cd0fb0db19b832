package io.geusemaker.core.compose;

import java.util.Map;
import java.util.Optional;

/** Where the values of variables come from when a template is evaluated. */
@FunctionalInterface
public interface Variables {

  /**
   * Looks a variable up.
   *
   * @param name its name
   * @return its value, which may be blank; empty when it is not set
   */
  Optional<String> get(String name);

  /**
   * No variable is set.
   *
   * @return the empty environment
   */
  static Variables none() {
    return name -> Optional.empty();
  }

  /**
   * The variables of a map.
   *
   * @param values value by name; read at each lookup
   * @return the environment
   */
  static Variables of(Map<String, String> values) {
    return name -> Optional.ofNullable(values.get(name));
  }

  /**
   * These variables, and where one is not set, those of another environment.
   *
   * @param next is asked second
   * @return both
   */
  default Variables orElse(Variables next) {
    return name -> get(name).or(() -> next.get(name));
  }
}
