package io.geusemaker.core.ssm;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One command for one instance, which may be sent together with those of other instances. */
final class Order {

  /**
   * What orders have to have in common to be sent as one command.
   *
   * @param script what they are for
   * @param body the shell text that is always the same
   * @param limit the time that the agent is given
   * @param place tells orders for the same instance apart, which cannot be sent as one
   */
  record Kind(String script, String body, Duration limit, int place) {}

  private final String instance;
  private final Kind kind;
  private final CommandText text;
  private final CompletableFuture<Optional<CommandEnd>> end = new CompletableFuture<>();
  private @Nullable String command;
  private boolean cancelled;
  private boolean unattended;

  Order(String instance, String script, CommandText text, Duration limit, int place) {
    this.instance = instance;
    this.kind = new Kind(script, text.body(), limit, place);
    this.text = text;
  }

  /** Nobody waits for its end. */
  Order unattended() {
    unattended = true;
    return this;
  }

  boolean isUnattended() {
    return unattended;
  }

  String instance() {
    return instance;
  }

  Kind kind() {
    return kind;
  }

  CommandText text() {
    return text;
  }

  /** When it ends, whatever way. */
  CompletableFuture<?> end() {
    return end;
  }

  /** Tells as which command it was sent; false when it was cancelled before. */
  synchronized boolean sent(String id) {
    command = id;
    return !cancelled;
  }

  /** Tells how it ended. */
  void ended(CommandEnd how) {
    end.complete(Optional.of(how));
  }

  /** Leaves it to whoever gave it to send it by itself. */
  void goAlone() {
    end.complete(Optional.empty());
  }

  void failed(RuntimeException failure) {
    end.completeExceptionally(failure);
  }

  boolean isOpen() {
    return !end.isDone();
  }

  /**
   * Waits for the end.
   *
   * @return empty when it was not sent and has to go alone
   * @throws InterruptedException when the thread was interrupted
   */
  Optional<CommandEnd> await() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Takes it back.
   *
   * @return the command as which it was sent; empty when it has not been
   */
  synchronized Optional<String> cancel() {
    cancelled = true;
    end.cancel(false);
    return Optional.ofNullable(command);
  }

  /** Whether it was taken back. */
  synchronized boolean isCancelled() {
    return cancelled;
  }
}
