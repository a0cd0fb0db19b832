package io.geusemaker.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Env files that override each other, evaluated in order, and the variables around them.
 *
 * <p>A reference in a file is looked up in the files before it, then around them, then above it in
 * the file itself.
 */
final class EnvScope {

  /** A file and the values that it gives. */
  private record Layer(String path, EnvFile file, Map<String, String> values) {}

  /** A variable in one file of one scope. */
  record Hit(EnvScope scope, int index, String key) {

    ValueSource.EnvEntry source() {
      return new ValueSource.EnvEntry(scope.layers.get(index).path(), key);
    }

    String value() {
      return String.valueOf(scope.layers.get(index).values().get(key));
    }

    /** The template of its value; empty when it is passed on from around the file. */
    Optional<Interpolation> template() {
      return scope.layers.get(index).file().template(key);
    }

    /** What a reference in this variable's value leads to. */
    Optional<Hit> follow(String name) {
      return scope
          .findBefore(name, index)
          .or(
              () ->
                  name.equals(key) || !scope.layers.get(index).values().containsKey(name)
                      ? Optional.empty()
                      : Optional.of(new Hit(scope, index, name)));
    }
  }

  private final List<Layer> layers = new ArrayList<>();
  private final @Nullable EnvScope outer;

  EnvScope(Map<String, EnvFile> files, @Nullable EnvScope outer) {
    this.outer = outer;
    files.forEach(
        (path, file) ->
            layers.add(new Layer(path, file, file.values(name -> value(name, layers.size())))));
  }

  /** The values of all files together, without those around them. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    layers.forEach(layer -> values.putAll(layer.values()));
    return values;
  }

  /** Where a variable gets its value, in the files or around them. */
  Optional<Hit> find(String name) {
    return findBefore(name, layers.size());
  }

  Variables variables() {
    return name -> find(name).map(Hit::value);
  }

  private Optional<String> value(String name, int limit) {
    return findBefore(name, limit).map(Hit::value);
  }

  private Optional<Hit> findBefore(String name, int limit) {
    for (int i = limit - 1; i >= 0; i--) {
      if (layers.get(i).values().containsKey(name)) {
        return Optional.of(new Hit(this, i, name));
      }
    }
    return outer == null ? Optional.empty() : outer.find(name);
  }
}
