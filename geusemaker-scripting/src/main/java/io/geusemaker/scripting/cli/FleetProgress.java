package io.geusemaker.scripting.cli;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.fleet.FleetListener;
import io.geusemaker.api.fleet.FleetOutcome;
import java.util.function.Consumer;

/** Tells of a fleet in lines that begin with the deployment's name. */
final class FleetProgress implements FleetListener {

  private final Consumer<String> lines;
  private final int all;
  private int ended;

  FleetProgress(Consumer<String> lines, int all) {
    this.lines = lines;
    this.all = all;
  }

  @Override
  public void on(String deployment, Event event) {
    String text = text(event);
    if (!text.isEmpty()) {
      lines.accept(deployment + ": " + text);
    }
  }

  @Override
  public void ended(FleetOutcome<?> outcome) {
    ended++;
    lines.accept(outcome.deployment() + ": " + outcome.text() + " (" + ended + " of " + all + ")");
  }

  private static String text(Event event) {
    if (event instanceof Event.StepStarted e) {
      return "[" + e.number() + "/" + e.total() + "] " + e.step().description();
    }
    if (event instanceof Event.StepFailed e) {
      return "undoing what was done: " + e.failure().what();
    }
    if (event instanceof Event.UndoFailed e) {
      return "NOT undone: " + e.step().description() + ": " + e.failure().what();
    }
    return event instanceof Event.Notice e ? "note: " + e.text() : "";
  }
}
