package io.geusemaker.core.files;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A store whose calls an interrupt does not cut short: what was asked for is done, and the thread
 * is interrupted still. Each call runs in a thread that nobody knows.
 */
record UninterruptedStore(StateStore store) implements StateStore {

  @Override
  public Optional<StoredDocument> read(String name) {
    return apart(() -> store.read(name));
  }

  @Override
  public Optional<String> replace(String name, Optional<String> expected, byte[] content) {
    return apart(() -> store.replace(name, expected, content));
  }

  @Override
  public boolean delete(String name, String expected) {
    return apart(() -> store.delete(name, expected));
  }

  @Override
  public List<String> names(String prefix) {
    return apart(() -> store.names(prefix));
  }

  private static <T> T apart(Supplier<T> call) {
    try {
      return CompletableFuture.supplyAsync(call, UninterruptedStore::start).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      if (e.getCause() instanceof Error failed) {
        throw failed;
      }
      throw e;
    }
  }

  private static void start(Runnable call) {
    Thread thread = new Thread(call, "geusemaker-store");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String toString() {
    return store.toString();
  }
}
