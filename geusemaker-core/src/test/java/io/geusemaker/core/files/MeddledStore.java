package io.geusemaker.core.files;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import io.geusemaker.api.spi.contract.MemoryStateStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in which others come in between, and that does not always say what it has done. */
public final class MeddledStore implements StateStore {

  private final StateStore store = new MemoryStateStore();
  private final AtomicInteger unsure = new AtomicInteger();
  private Optional<Runnable> between = Optional.empty();
  private String name = "";

  /** Does this once, right before a document is replaced. */
  public void before(String replacedName, Runnable action) {
    name = replacedName;
    between = Optional.of(action);
  }

  /** Carries out the next calls to replace something, and fails all the same. */
  public void becomeUnsure(int times) {
    unsure.set(times);
  }

  @Override
  public Optional<StoredDocument> read(String read) {
    return store.read(read);
  }

  @Override
  public Optional<String> replace(String replaced, Optional<String> expected, byte[] content) {
    if (replaced.equals(name)) {
      Optional<Runnable> action = between;
      between = Optional.empty();
      action.ifPresent(Runnable::run);
    }
    Optional<String> version = store.replace(replaced, expected, content);
    if (unsure.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new GeuseMakerException(new AwsFailure.Unavailable("s3:PutObject", "reset"));
    }
    return version;
  }

  @Override
  public boolean delete(String deleted, String expected) {
    return store.delete(deleted, expected);
  }

  @Override
  public List<String> names(String prefix) {
    return store.names(prefix);
  }

  @Override
  public String toString() {
    return "meddled";
  }
}
