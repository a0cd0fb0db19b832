package io.geusemaker.api.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Copies of maps that always read and print in the same order. */
final class Sorted {

  private Sorted() {}

  static <V> Map<String, V> copyOf(Map<String, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(map)));
  }
}
