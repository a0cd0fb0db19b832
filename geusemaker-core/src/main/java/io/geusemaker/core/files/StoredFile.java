package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A record that is a document of a store.
 *
 * @param store the store
 * @param name its name there
 * @param transaction what changes belong to; without one the last writer wins
 */
record StoredFile(StateStore store, String name, Optional<Transaction> transaction)
    implements RecordFile {

  static String place(StateStore store, String name) {
    return name.isEmpty() ? store.toString() : name + " in " + store;
  }

  @Override
  public String place() {
    return place(store, name);
  }

  @Override
  public String copyPlace() {
    return place();
  }

  @Override
  public boolean exists() {
    return document().isPresent();
  }

  @Override
  public Optional<byte[]> read() {
    return document().map(StoredDocument::content);
  }

  private Optional<StoredDocument> document() {
    return transaction.map(within -> within.read(name)).orElseGet(() -> store.read(name));
  }

  @Override
  public Optional<byte[]> readCopy() {
    return Optional.empty();
  }

  @Override
  public void write(byte[] content) {
    if (transaction.isEmpty()) {
      insist(() -> store.replace(name, version(), content).isPresent());
    } else if (!writeUnlessChanged(content)) {
      throw new Overtaken();
    }
  }

  @Override
  public boolean writeUnlessChanged(byte[] content) {
    return transaction.orElseThrow().replace(name, content);
  }

  @Override
  public boolean writeNew(byte[] content) {
    return begin(content).isPresent();
  }

  @Override
  public Optional<GrowingRecord> begin(byte[] content) {
    return store
        .replace(name, Optional.empty(), content)
        .map(version -> growing(new StoredDocument(content, version)));
  }

  @Override
  public Optional<GrowingRecord> open() {
    return document().map(this::growing);
  }

  private GrowingRecord growing(StoredDocument document) {
    return new GrowingDocument(store, name, document);
  }

  /** Copied first, so that a death between leaves it under its old name. */
  @Override
  public void rename(String newName) {
    StoredFile target =
        new StoredFile(store, name.substring(0, name.lastIndexOf('/') + 1) + newName, transaction);
    insist(
        () -> {
          Optional<StoredDocument> found = store.read(name);
          if (found.isEmpty()) {
            throw new GeuseMakerException(new StateFailure.NotWritable(place(), "it is not there"));
          }
          target.write(found.get().content());
          return store.delete(name, found.get().version());
        });
  }

  @Override
  public void delete() {
    if (transaction.isPresent()) {
      transaction.get().delete(name);
    } else {
      insist(() -> version().map(version -> store.delete(name, version)).orElse(true));
    }
  }

  private Optional<String> version() {
    return store.read(name).map(StoredDocument::version);
  }

  private void insist(BooleanSupplier attempt) {
    Patience patience = new Patience();
    while (!attempt.getAsBoolean()) {
      if (!patience.left()) {
        throw new GeuseMakerException(
            new StateFailure.NotWritable(place(), "others have kept changing it for 10 s"));
      }
    }
  }

  @Override
  public void requireOwnerOnly() {}
}
