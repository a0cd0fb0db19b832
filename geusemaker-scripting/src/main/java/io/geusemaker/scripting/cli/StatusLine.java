package io.geusemaker.scripting.cli;

/** Where progress is shown; at most one line is open at a time. */
interface StatusLine extends AutoCloseable {

  /** Opens a line for something that begins. */
  void open(String label);

  /** Completes the open line, with good or bad news. */
  void complete(String outcome, boolean good);

  /** Prints a line of its own; an open line goes on below it. */
  void note(String text);

  /** Leaves no line open. */
  @Override
  void close();

  /** Shows nothing. */
  static StatusLine none() {
    return new StatusLine() {
      @Override
      public void open(String label) {}

      @Override
      public void complete(String outcome, boolean good) {}

      @Override
      public void note(String text) {}

      @Override
      public void close() {}
    };
  }
}
