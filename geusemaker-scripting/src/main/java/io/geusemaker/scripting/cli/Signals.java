package io.geusemaker.scripting.cli;

import java.util.function.Consumer;

/** The signals that ask a process to end. */
interface Signals {

  /** Who asks. */
  enum Kind {
    /** A person, by Ctrl-C. */
    INTERRUPT,
    /** The system, or a terminal that is closed. */
    TERMINATE
  }

  /**
   * Hands signals over, on threads of their own, instead of letting them end the process.
   *
   * @return puts it back as it was
   */
  Runnable handTo(Consumer<Kind> listener);

  /** Ends the process at once; whatever it was doing is left where it is. */
  void halt();
}
