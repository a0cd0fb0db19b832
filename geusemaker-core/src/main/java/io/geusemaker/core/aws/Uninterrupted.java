package io.geusemaker.core.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Calls that an interrupt does not cut short: an operation that was interrupted is undone, and what
 * that needs has to be read and written all the same. The SDK gives up in a thread that is
 * interrupted, so each call runs in a thread that nobody knows.
 */
public final class Uninterrupted {

  private Uninterrupted() {}

  /**
   * Makes a call.
   *
   * @param <T> what it returns
   * @param call the call
   * @return what it returned; this thread is interrupted still if it was, or was meanwhile
   */
  public static <T> T call(Supplier<T> call) {
    try {
      return CompletableFuture.supplyAsync(call, Uninterrupted::start).join();
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
    Thread thread = new Thread(call, "geusemaker-aws");
    thread.setDaemon(true);
    thread.start();
  }
}
