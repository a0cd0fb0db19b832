package io.geusemaker.scripting.cli;

import java.io.PrintWriter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs: nothing, or with {@code --verbose} lines on standard error. */
final class Logging {

  /** Held, because the log manager holds loggers weakly and would forget their levels. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger OURS = Logger.getLogger("io.geusemaker");

  private Logging() {}

  static void start(boolean verbose, PrintWriter err) {
    LogManager.getLogManager().reset();
    if (verbose) {
      ROOT.setLevel(Level.INFO);
      OURS.setLevel(Level.FINE);
      ROOT.addHandler(new Lines(err));
    } else {
      ROOT.setLevel(Level.OFF);
    }
  }

  private static final class Lines extends Handler {

    private final PrintWriter writer;

    Lines(PrintWriter writer) {
      this.writer = writer;
      setFormatter(new OneLine());
    }

    @Override
    public synchronized void publish(LogRecord record) {
      writer.println(getFormatter().format(record));
      writer.flush();
    }

    @Override
    public void flush() {
      writer.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord record) {
      String source = String.valueOf(record.getLoggerName());
      Throwable thrown = record.getThrown();
      return String.format(
          "%tT %-5s %s: %s%s",
          record.getMillis(),
          record.getLevel().equals(Level.FINE) ? "DEBUG" : record.getLevel().getName(),
          source.substring(source.lastIndexOf('.') + 1),
          formatMessage(record),
          thrown == null ? "" : " (" + thrown + ")");
    }
  }
}
