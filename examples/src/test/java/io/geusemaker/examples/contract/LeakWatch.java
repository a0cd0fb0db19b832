package io.geusemaker.examples.contract;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Watches where a secret could leak while a rotation runs: the arguments of every process of this
 * machine, and every log line down to the finest level.
 */
final class LeakWatch implements AutoCloseable {

  private final Set<String> commandLines = ConcurrentHashMap.newKeySet();
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Logger root = Logger.getLogger("");
  private final Level levelBefore = root.getLevel();
  private final Handler handler = new Collecting(logged);
  private final Thread sampler = new Thread(this::sample, "leak-watch");
  private volatile boolean running = true;

  LeakWatch() {
    root.setLevel(Level.FINEST);
    handler.setLevel(Level.FINEST);
    root.addHandler(handler);
    sampler.setDaemon(true);
    sampler.start();
  }

  String commandLines() {
    return String.join("\n", commandLines);
  }

  String logged() {
    return String.join("\n", logged);
  }

  private void sample() {
    while (running) {
      try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
        for (Path process : processes) {
          commandLine(process);
        }
        Thread.sleep(5);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void commandLine(Path process) {
    try {
      byte[] words = Files.readAllBytes(process.resolve("cmdline"));
      commandLines.add(new String(words, StandardCharsets.UTF_8).replace('\0', ' '));
    } catch (IOException e) {
      // It ended meanwhile.
    }
  }

  @Override
  public void close() {
    running = false;
    sampler.interrupt();
    root.removeHandler(handler);
    root.setLevel(levelBefore);
  }

  private static final class Collecting extends Handler {

    private final Queue<String> logged;

    Collecting(Queue<String> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(LogRecord line) {
      StringWriter text = new StringWriter();
      text.append(line.getMessage());
      if (line.getThrown() != null) {
        line.getThrown().printStackTrace(new PrintWriter(text, true));
      }
      logged.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
