package io.geusemaker.examples.faults;

/** How a cell came out in the end. */
enum Outcome {
  /** The fault was borne; the operation did what it was to do. */
  DONE("done"),
  /** It did what it was to do, and failed after that. */
  DONE_UNSAID("done, though it failed"),
  /** It failed and undid what it had done. */
  UNDONE("undone"),
  /** It failed before it touched anything. */
  UNTOUCHED("refused, untouched"),
  /** Recovery undid it. */
  RECOVERED_UNDONE("recovered: undone"),
  /** Recovery finished it. */
  RECOVERED_FINISHED("recovered: finished");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  boolean isAsBefore() {
    return this == UNDONE || this == UNTOUCHED || this == RECOVERED_UNDONE;
  }
}
