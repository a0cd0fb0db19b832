package io.geusemaker.core.files;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A document to which lines are added; each addition replaces what was written here last. */
final class GrowingDocument implements GrowingRecord {

  private final StateStore store;
  private final String name;
  private StoredDocument last;

  /** What may have been written although the store did not say so. */
  private final List<byte[]> uncertain = new ArrayList<>();

  GrowingDocument(StateStore store, String name, StoredDocument last) {
    this.store = store;
    this.name = name;
    this.last = last;
  }

  @Override
  public long size() {
    return last.content().length;
  }

  @Override
  public byte[] read(long from) {
    byte[] content = last.content();
    return Arrays.copyOfRange(content, (int) Math.min(from, content.length), content.length);
  }

  @Override
  public boolean write(long from, byte[] content) {
    byte[] whole = Arrays.copyOf(last.content(), Math.toIntExact(from + content.length));
    System.arraycopy(content, 0, whole, Math.toIntExact(from), content.length);
    return replace(whole) || (adoptUncertain() && replace(whole));
  }

  private boolean replace(byte[] whole) {
    Optional<String> version;
    try {
      version = store.replace(name, Optional.of(last.version()), whole);
    } catch (RuntimeException | Error e) {
      uncertain.add(whole);
      throw e;
    }
    version.ifPresent(
        written -> {
          last = new StoredDocument(whole, written);
          uncertain.clear();
        });
    return version.isPresent();
  }

  /** Lines carry the mac of a key that only this operation has, so no one else writes the same. */
  private boolean adoptUncertain() {
    Optional<StoredDocument> found =
        uncertain.isEmpty() ? Optional.empty() : store.read(name).filter(this::triedBefore);
    found.ifPresent(document -> last = document);
    return found.isPresent();
  }

  private boolean triedBefore(StoredDocument document) {
    return uncertain.stream().anyMatch(tried -> Arrays.equals(tried, document.content()));
  }
}
