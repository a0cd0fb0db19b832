package io.geusemaker.core.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry of a journal says. */
public enum EntryType {
  /** The operation is about to begin; the entry carries the intent. */
  BEGAN,
  /** The journal was opened again, by recovery. */
  RESUMED,
  /** A step is about to act. */
  STEP_BEGAN,
  /** A step has acted and was verified. */
  STEP_ENDED,
  /** A step failed; what it did is uncertain. */
  STEP_FAILED,
  /** The undoing of a step is about to act. */
  UNDO_BEGAN,
  /** A step is undone. */
  UNDO_ENDED,
  /** A step could not be undone. */
  UNDO_FAILED,
  /** The end: everything was done and proven. */
  COMMITTED,
  /** The end: everything is as before. */
  UNDONE;

  /**
   * Whether nothing comes after it.
   *
   * @return true of the two ends
   */
  public boolean isFinal() {
    return this == COMMITTED || this == UNDONE;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<EntryType> of(String text) {
    return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
  }
}
