package io.geusemaker.examples.faults;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store with which one interaction goes wrong. */
final class FaultyBucket implements StateStore {

  private final StateStore store;
  private final Faults faults;
  private final RunNames names;

  private FaultyBucket(StateStore store, Faults faults, RunNames names) {
    this.store = store;
    this.faults = faults;
    this.names = names;
  }

  /** The same store, under faults. */
  static StateStore of(StateStore store, Faults faults) {
    return new FaultyBucket(store, faults, RunNames.after(store.names("").stream()));
  }

  private <T> T change(String what, Supplier<T> act) {
    Optional<Fault> fault = faults.meet(Place.CHANGE, what);
    if (faults.isCut(Place.CHANGE)) {
      throw unavailable("s3:PutObject");
    }
    if (fault.isEmpty()) {
      return act.get();
    }
    if (fault.get().strikesAfter()) {
      var unused = act.get();
    }
    faults.strike();
    throw unavailable("s3:PutObject");
  }

  private <T> T look(String what, Supplier<T> act) {
    if (faults.meet(Place.READ, what).isPresent()) {
      faults.strike();
      throw unavailable("s3:GetObject");
    }
    return act.get();
  }

  private static GeuseMakerException unavailable(String action) {
    return new GeuseMakerException(new AwsFailure.Unavailable(action, "connection reset"));
  }

  @Override
  public Optional<StoredDocument> read(String name) {
    return look("get " + names.of(name), () -> store.read(name));
  }

  @Override
  public Optional<String> replace(String name, Optional<String> expected, byte[] content) {
    return change("put " + names.of(name), () -> store.replace(name, expected, content));
  }

  @Override
  public boolean delete(String name, String expected) {
    return change("remove " + names.of(name), () -> store.delete(name, expected));
  }

  @Override
  public List<String> names(String prefix) {
    return look("list " + prefix, () -> store.names(prefix));
  }

  @Override
  public String toString() {
    return store.toString();
  }
}
