package io.geusemaker.core.survey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What {@code compose config} printed: JSON from v2, YAML from v1, and JSON is YAML. */
final class ResolvedModel {

  private ResolvedModel() {}

  /**
   * The environment of each service.
   *
   * @throws IllegalArgumentException when the text is not such a model
   */
  static Map<String, Environment> environments(String text) {
    Object model;
    try {
      model =
          new Load(LoadSettings.builder().setCodePointLimit(64 << 20).build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("compose printed a model that is neither JSON nor YAML");
    }
    Map<String, Environment> environments = new LinkedHashMap<>();
    if (map(model).get("services") instanceof Map<?, ?> services) {
      services.forEach(
          (service, definition) ->
              environments.put(
                  String.valueOf(service), environment(map(definition).get("environment"))));
    }
    return environments;
  }

  private static Environment environment(@Nullable Object value) {
    if (value instanceof List<?> entries) {
      return Environment.of(entries.stream().map(String::valueOf).toList());
    }
    Map<String, String> values = new LinkedHashMap<>();
    map(value)
        .forEach(
            (name, text) ->
                values.put(String.valueOf(name), unescaped(Objects.toString(text, ""))));
    return Environment.of(values);
  }

  /** Compose writes a dollar twice, so that its output can be its input. */
  private static String unescaped(String text) {
    return text.replace("$$", "$");
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
