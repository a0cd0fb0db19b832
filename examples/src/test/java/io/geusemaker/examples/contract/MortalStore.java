package io.geusemaker.examples.contract;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A store as a machine sees it that dies when it has added some lines to its journal. */
final class MortalStore implements StateStore {

  private final StateStore store;
  private final AtomicInteger linesLeft;

  MortalStore(StateStore store, int lines) {
    this.store = store;
    this.linesLeft = new AtomicInteger(lines);
  }

  private <T> T alive(Supplier<T> call) {
    if (linesLeft.get() <= 0) {
      throw new Died();
    }
    return call.get();
  }

  @Override
  public Optional<StoredDocument> read(String name) {
    return alive(() -> store.read(name));
  }

  @Override
  public Optional<String> replace(String name, Optional<String> expected, byte[] content) {
    Optional<String> version = alive(() -> store.replace(name, expected, content));
    if (name.contains("/journal/") && linesLeft.decrementAndGet() == 0) {
      throw new Died();
    }
    return version;
  }

  @Override
  public boolean delete(String name, String expected) {
    return alive(() -> store.delete(name, expected));
  }

  @Override
  public List<String> names(String prefix) {
    return alive(() -> store.names(prefix));
  }

  @Override
  public String toString() {
    return store.toString();
  }
}
