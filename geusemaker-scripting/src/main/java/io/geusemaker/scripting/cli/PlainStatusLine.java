package io.geusemaker.scripting.cli;

import org.jspecify.annotations.Nullable;

/** Progress for pipes and logs: a line is printed once, in two halves. */
final class PlainStatusLine implements StatusLine {

  private final Printer printer;
  private @Nullable String label;

  PlainStatusLine(Printer printer) {
    this.printer = printer;
  }

  @Override
  public synchronized void open(String newLabel) {
    close();
    label = newLabel;
    printer.print(newLabel + " ... ");
  }

  @Override
  public synchronized void complete(String outcome, boolean good) {
    if (label != null) {
      label = null;
      printer.text(outcome);
    }
  }

  @Override
  public synchronized void note(String text) {
    String interrupted = label;
    close();
    printer.text(text);
    if (interrupted != null) {
      open(interrupted);
    }
  }

  @Override
  public synchronized void close() {
    if (label != null) {
      label = null;
      printer.blank();
    }
  }
}
