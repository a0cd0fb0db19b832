package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.spi.StateStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records that are documents of a store.
 *
 * @param store the store
 * @param prefix how their names begin; empty, or ending with a slash
 * @param transaction what changes belong to, within {@link #exclusively}
 */
record StoredRecords(StateStore store, String prefix, Optional<Transaction> transaction)
    implements Records {

  static StoredRecords of(StateStore store) {
    return new StoredRecords(new UninterruptedStore(store), "", Optional.empty());
  }

  @Override
  public Records folder(String name) {
    return new StoredRecords(store, prefix + name + "/", transaction);
  }

  @Override
  public RecordFile file(String name) {
    return new StoredFile(store, prefix + name, transaction);
  }

  @Override
  public RecordFile copied(String name) {
    return file(name);
  }

  @Override
  public List<String> names() {
    return below().stream().filter(name -> !name.contains("/")).toList();
  }

  @Override
  public List<String> foldersWith(String file) {
    String end = "/" + file;
    return below().stream()
        .filter(name -> name.endsWith(end))
        .map(name -> name.substring(0, name.length() - end.length()))
        .filter(name -> !name.contains("/"))
        .sorted()
        .toList();
  }

  private List<String> below() {
    return store.names(prefix).stream().map(name -> name.substring(prefix.length())).toList();
  }

  @Override
  public <T> T exclusively(String lock, Function<Records, T> action) {
    Patience patience = new Patience();
    do {
      try {
        return action.apply(new StoredRecords(store, prefix, Optional.of(new Transaction(store))));
      } catch (Overtaken e) {
        // It is run again.
      }
    } while (patience.left());
    throw new GeuseMakerException(
        new StateFailure.NotWritable(place(), "others have kept changing it for 10 s"));
  }

  @Override
  public void confirm() {
    transaction.ifPresent(Transaction::confirm);
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public String place() {
    return StoredFile.place(store, prefix);
  }
}
