package io.geusemaker.core.files;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The versions that one run of an action goes by. For one thread. */
final class Transaction {

  private final StateStore store;
  private final Map<String, Optional<String>> versions = new TreeMap<>();

  Transaction(StateStore store) {
    this.store = store;
  }

  Optional<StoredDocument> read(String name) {
    Optional<StoredDocument> found = store.read(name);
    Optional<String> version = found.map(StoredDocument::version);
    Optional<String> before = versions.putIfAbsent(name, version);
    if (before != null && !before.equals(version)) {
      throw new Overtaken();
    }
    return found;
  }

  /** Whether it was replaced; false when its version is not the one that was read. */
  boolean replace(String name, byte[] content) {
    Optional<String> written = store.replace(name, version(name), content);
    if (written.isEmpty()) {
      return false;
    }
    versions.put(name, written);
    return true;
  }

  void delete(String name) {
    Optional<String> version = version(name);
    if (version.isPresent() && !store.delete(name, version.get())) {
      throw new Overtaken();
    }
    versions.put(name, Optional.empty());
  }

  private Optional<String> version(String name) {
    Optional<String> known = versions.get(name);
    return known != null ? known : read(name).map(StoredDocument::version);
  }

  /** Versions are never used again, so what is found a second time was there in between. */
  void confirm() {
    Map.copyOf(versions).keySet().forEach(this::read);
  }
}
