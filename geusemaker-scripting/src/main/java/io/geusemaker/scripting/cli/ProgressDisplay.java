package io.geusemaker.scripting.cli;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.event.OperationListener;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells of an operation's events on a status line. */
final class ProgressDisplay implements OperationListener, AutoCloseable {

  private final StatusLine line;

  ProgressDisplay(StatusLine line) {
    this.line = line;
  }

  /** Shows one piece of work that has no events of its own. */
  <T> T during(String label, Supplier<T> work) {
    long start = System.nanoTime();
    boolean done = false;
    line.open(label);
    try {
      T value = work.get();
      done = true;
      return value;
    } finally {
      String took = Took.text(Duration.ofNanos(System.nanoTime() - start));
      line.complete(done ? "done in " + took : "failed after " + took, done);
    }
  }

  /** Tells something beside the work that goes on. */
  void tell(String text) {
    line.note(text);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Planned) {
      line.complete("done", true);
    } else if (event instanceof Event.StepStarted e) {
      line.open("[" + e.number() + "/" + e.total() + "] " + e.step().description());
    } else if (event instanceof Event.StepFinished e) {
      line.complete("done in " + Took.text(e.took()), true);
    } else if (event instanceof Event.StepFailed e) {
      line.complete("failed after " + Took.text(e.took()), false);
      line.note("Undoing what was done: " + e.failure().what() + ".");
    } else if (event instanceof Event.StepUndone e) {
      line.note("  undone: " + e.step().description() + " (" + Took.text(e.took()) + ")");
    } else if (event instanceof Event.UndoFailed e) {
      line.note("  NOT undone: " + e.step().description() + ": " + e.failure().what());
    } else if (event instanceof Event.Notice e) {
      line.note("  note: " + e.text());
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
