package io.geusemaker.scripting.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/** Progress for a terminal: the open line is redrawn with the time that has gone by. */
final class LiveStatusLine implements StatusLine {

  private static final String SPINNER = "|/-\\";
  private static final long REDRAW_MILLIS = 120;
  private static final String BACK_AND_CLEAR = "\r\u001b[K";

  private final Printer printer;
  private final ScheduledExecutorService clock;
  private @Nullable String label;
  private long openedAt;
  private int frame;

  LiveStatusLine(Printer printer) {
    this.printer = printer;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        clock.scheduleAtFixedRate(
            this::redraw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void open(String newLabel) {
    leave();
    label = newLabel;
    openedAt = System.nanoTime();
    redraw();
  }

  @Override
  public synchronized void complete(String outcome, boolean good) {
    if (label != null) {
      printer.print(BACK_AND_CLEAR);
      printer.ending(label + " ... ", good ? Style.fg_green : Style.fg_red, outcome);
      label = null;
    }
  }

  @Override
  public synchronized void note(String text) {
    if (label != null) {
      printer.print(BACK_AND_CLEAR);
    }
    printer.text(text);
    redraw();
  }

  @Override
  public synchronized void close() {
    leave();
    clock.shutdownNow();
  }

  private void leave() {
    if (label != null) {
      printer.print(BACK_AND_CLEAR);
      printer.text(label + " ...");
      label = null;
    }
  }

  private synchronized void redraw() {
    if (label != null) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - openedAt);
      String tail = " ... " + SPINNER.charAt(frame++ % SPINNER.length()) + " " + Took.text(elapsed);
      printer.print(BACK_AND_CLEAR + fitting(label, tail.length()) + tail);
    }
  }

  /** One column stays free: a full line would wrap, and the way back leads to its start only. */
  private String fitting(String text, int taken) {
    int room = printer.width().orElse(80) - taken - 1;
    return text.length() <= room ? text : text.substring(0, Math.max(0, room));
  }
}
