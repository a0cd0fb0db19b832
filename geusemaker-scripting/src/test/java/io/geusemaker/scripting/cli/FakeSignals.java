package io.geusemaker.scripting.cli;

import java.util.Optional;
import java.util.function.Consumer;

/** Signals that the test sends, on whatever thread it likes. */
final class FakeSignals implements Signals {

  private Optional<Consumer<Kind>> listener = Optional.empty();

  /** How often somebody listened. */
  int heard;

  boolean halted;

  @Override
  public Runnable handTo(Consumer<Kind> chosen) {
    heard++;
    listener = Optional.of(chosen);
    return () -> listener = Optional.empty();
  }

  @Override
  public void halt() {
    halted = true;
  }

  void send(Kind kind) {
    listener.orElseThrow().accept(kind);
  }

  boolean listenedTo() {
    return listener.isPresent();
  }
}
