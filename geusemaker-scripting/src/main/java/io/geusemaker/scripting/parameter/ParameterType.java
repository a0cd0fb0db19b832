package io.geusemaker.scripting.parameter;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that a parameter can have, and how their values are typed on a command line. */
final class ParameterType {

  private static final Map<String, Function<String, Object>> READERS =
      new TreeMap<>(
          Map.of(
              "String",
              text -> text,
              "Boolean",
              ParameterType::bool,
              "Integer",
              number("a whole number", Integer::valueOf),
              "Long",
              number("a whole number", Long::valueOf),
              "BigDecimal",
              number("a number", BigDecimal::new),
              "Duration",
              TypedDuration::parse,
              "Path",
              Path::of,
              "URI",
              URI::create));

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);

  private ParameterType() {}

  static Class<?> boxed(Class<?> type) {
    return BOXES.getOrDefault(type, type);
  }

  /** Whether values of this type can be typed; its simple name tells. */
  static boolean isKnown(Class<?> type) {
    return boxed(type).isEnum() || READERS.containsKey(boxed(type).getSimpleName());
  }

  static String all() {
    return String.join(", ", READERS.keySet()) + " or an enum";
  }

  /** What stands for a value in a help text. */
  static String label(Class<?> type) {
    return boxed(type).isEnum()
        ? Arrays.stream(boxed(type).getEnumConstants())
            .map(ParameterType::typed)
            .collect(Collectors.joining("|"))
        : boxed(type).getSimpleName().toUpperCase(Locale.ROOT);
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException with what was expected, when it is of another form
   */
  static Object read(Class<?> type, String text) {
    Class<?> boxed = boxed(type);
    Function<String, Object> reader = READERS.get(boxed.getSimpleName());
    return reader == null ? constant(boxed, text) : reader.apply(text);
  }

  private static Object constant(Class<?> type, String text) {
    Optional<?> constant =
        Arrays.stream(type.getEnumConstants()).filter(c -> typed(c).equals(text)).findFirst();
    if (constant.isEmpty()) {
      throw new IllegalArgumentException("expected " + label(type) + " but was '" + text + "'");
    }
    return constant.get();
  }

  private static String typed(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("expected true or false but was '" + text + "'");
    };
  }

  private static Function<String, Object> number(String what, Function<String, Object> reader) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("expected " + what + " but was '" + text + "'", e);
      }
    };
  }
}
