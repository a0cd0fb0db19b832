package io.geusemaker.scripting.cli;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ends work early when signals ask for it: the first interrupts its thread, so that it is undone;
 * Ctrl-C after that ends the process and leaves the rest to recovery.
 */
final class Interruption implements Consumer<Signals.Kind> {

  private final Thread worker = Thread.currentThread();
  private final Runnable notice;
  private final Runnable halt;
  private boolean asked;
  private boolean over;

  private Interruption(Runnable notice, Runnable halt) {
    this.notice = notice;
    this.halt = halt;
  }

  /**
   * Does the work of this thread so that it can be interrupted.
   *
   * @param signals who may ask
   * @param notice tells that it is being undone
   * @param work what is done
   */
  static <T> T during(Signals signals, Runnable notice, Supplier<T> work) {
    Interruption interruption = new Interruption(notice, signals::halt);
    Runnable restore = signals.handTo(interruption);
    try {
      return work.get();
    } finally {
      restore.run();
      interruption.end();
    }
  }

  @Override
  public void accept(Signals.Kind kind) {
    if (first()) {
      notice.run();
      interrupt();
    } else if (kind == Signals.Kind.INTERRUPT) {
      halt.run();
    }
  }

  private synchronized boolean first() {
    boolean first = !asked;
    asked = true;
    return first;
  }

  private synchronized void interrupt() {
    if (!over) {
      worker.interrupt();
    }
  }

  /** What comes after the work is not to be interrupted. */
  private synchronized void end() {
    over = true;
    var unused = Thread.interrupted();
  }
}
