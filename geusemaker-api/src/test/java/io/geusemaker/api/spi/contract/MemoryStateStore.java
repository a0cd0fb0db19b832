package io.geusemaker.api.spi.contract;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** A store as simple as one can be: what others are compared with. */
public final class MemoryStateStore implements StateStore {

  private final ConcurrentSkipListMap<String, StoredDocument> documents =
      new ConcurrentSkipListMap<>();
  private final AtomicLong versions = new AtomicLong();

  @Override
  public Optional<StoredDocument> read(String name) {
    return Optional.ofNullable(documents.get(name))
        .map(found -> new StoredDocument(found.content().clone(), found.version()));
  }

  @Override
  public Optional<String> replace(String name, Optional<String> expected, byte[] content) {
    synchronized (documents) {
      if (!version(name).equals(expected)) {
        return Optional.empty();
      }
      String version = Long.toString(versions.incrementAndGet());
      documents.put(name, new StoredDocument(content.clone(), version));
      return Optional.of(version);
    }
  }

  @Override
  public boolean delete(String name, String expected) {
    synchronized (documents) {
      if (!version(name).orElse(expected).equals(expected)) {
        return false;
      }
      documents.remove(name);
      return true;
    }
  }

  private Optional<String> version(String name) {
    return Optional.ofNullable(documents.get(name)).map(StoredDocument::version);
  }

  @Override
  public List<String> names(String prefix) {
    return documents.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  @Override
  public String toString() {
    return "memory";
  }
}
