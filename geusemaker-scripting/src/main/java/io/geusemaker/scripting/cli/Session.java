package io.geusemaker.scripting.cli;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * One command at work: where it reports, how it shows progress, and whom it can ask.
 *
 * @param surroundings who answers questions, if anybody, and who may interrupt
 * @param reporter tells how it ends
 * @param progress tells how it goes on
 * @param questions where questions are printed
 * @param errors where is printed what even a quiet command has to say
 * @param quiet whether only the outcome is wanted
 */
record Session(
    Surroundings surroundings,
    Reporter reporter,
    ProgressDisplay progress,
    Printer questions,
    Printer errors,
    boolean quiet) {

  /** Whether there is somebody to ask. */
  boolean attended() {
    return surroundings.terminal().isPresent();
  }

  /**
   * Asks a question that only "y" or "yes" agrees to; the end of input is a no, and so is a signal
   * to stop that comes before the answer.
   */
  boolean agrees(String question) {
    if (surroundings.terminal().isEmpty()) {
      return false;
    }
    questions.print(question + " [y/N] ");
    String answer = surroundings.terminal().get().reader().get();
    if (answer == null) {
      questions.blank();
      return false;
    }
    String plain = answer.strip().toLowerCase(Locale.ROOT);
    return (plain.equals("y") || plain.equals("yes")) && !Thread.currentThread().isInterrupted();
  }

  /** Tells something that is no part of the outcome. */
  void tell(String line) {
    if (quiet) {
      errors.text(line);
    } else {
      progress.tell(line);
    }
  }

  /**
   * Does what changes the host; signals interrupt it, so that it is undone.
   *
   * @param notice tells whom the signal comes from what happens now
   * @param operation what is done
   */
  <T> T interruptible(String notice, Supplier<T> operation) {
    return Interruption.during(surroundings.signals(), () -> tell(notice), operation);
  }
}
