package io.geusemaker.core.engine;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.event.OperationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener and the log; a listener that throws disturbs nothing. */
final class Progress {

  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private final OperationListener listener;

  Progress(OperationListener listener) {
    this.listener = listener;
  }

  void tell(Event event) {
    LOG.info("{}", line(event));
    try {
      listener.on(event);
    } catch (Exception e) {
      // A listener in Groovy can throw what Java would not let it.
      LOG.warn("the listener failed on {}", event.getClass().getSimpleName(), e);
    }
  }

  private static String line(Event event) {
    if (event instanceof Event.Planned planned) {
      return planned.plan().toString();
    }
    if (event instanceof Event.StepStarted started) {
      return "step "
          + started.number()
          + " of "
          + started.total()
          + ": "
          + started.step().description();
    }
    if (event instanceof Event.StepFinished finished) {
      return finished.step().id() + " done in " + finished.took().toMillis() + " ms";
    }
    if (event instanceof Event.StepFailed failed) {
      return failed.step().id() + " failed: " + failed.failure().what();
    }
    if (event instanceof Event.StepUndone undone) {
      return undone.step().id() + " undone in " + undone.took().toMillis() + " ms";
    }
    if (event instanceof Event.UndoFailed failed) {
      return failed.step().id() + " could not be undone: " + failed.failure().what();
    }
    return event instanceof Event.Notice notice ? notice.text() : event.toString();
  }
}
