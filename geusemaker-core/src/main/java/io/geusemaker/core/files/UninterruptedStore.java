package io.geusemaker.core.files;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import java.util.List;
import java.util.Optional;

/**
 * A store whose calls an interrupt does not cut short: what was asked for is done, and the thread
 * is interrupted still. Each call runs in a thread that nobody knows.
 */
record UninterruptedStore(StateStore store) implements StateStore {

  @Override
  public Optional<StoredDocument> read(String name) {
    return Uninterrupted.call(() -> store.read(name));
  }

  @Override
  public Optional<String> replace(String name, Optional<String> expected, byte[] content) {
    return Uninterrupted.call(() -> store.replace(name, expected, content));
  }

  @Override
  public boolean delete(String name, String expected) {
    return Uninterrupted.call(() -> store.delete(name, expected));
  }

  @Override
  public List<String> names(String prefix) {
    return Uninterrupted.call(() -> store.names(prefix));
  }

  @Override
  public String toString() {
    return store.toString();
  }
}
