package io.geusemaker.examples.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each operation meets when nothing goes wrong: the same on every scene, so tried once. */
final class CleanRuns {

  private final Map<String, List<Interaction>> met = new ConcurrentHashMap<>();

  Optional<List<Interaction>> of(Operation operation) {
    return Optional.ofNullable(met.get(operation.name()));
  }

  void put(Operation operation, List<Interaction> interactions) {
    met.put(operation.name(), interactions);
  }
}
