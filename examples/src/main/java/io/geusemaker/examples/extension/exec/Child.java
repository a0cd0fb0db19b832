package io.geusemaker.examples.extension.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A process whose streams are all served at once, so that none can block it. */
final class Child implements AutoCloseable {

  /** How long a background process that keeps a stream open is given to let go of it. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Process process;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final List<Thread> readers;

  private Child(Process process, byte[] input) {
    this.process = process;
    this.readers =
        List.of(
            serve(() -> copy(process.getInputStream(), stdout)),
            serve(() -> copy(process.getErrorStream(), stderr)));
    serve(() -> write(input));
  }

  static Child start(List<String> command, byte[] input) throws IOException {
    return new Child(new ProcessBuilder(command).start(), input);
  }

  /** Waits for the end and the output; false when it still runs. */
  boolean await(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    long end = System.nanoTime() + LINGER.toNanos();
    for (Thread reader : readers) {
      reader.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    }
    return true;
  }

  OptionalInt status() {
    return OptionalInt.of(process.exitValue());
  }

  byte[] stdout() {
    return stdout.toByteArray();
  }

  byte[] stderr() {
    return stderr.toByteArray();
  }

  private void write(byte[] input) throws IOException {
    try (OutputStream to = process.getOutputStream()) {
      to.write(input);
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    var ignored = from.transferTo(to);
  }

  private static Thread serve(Transfer transfer) {
    Thread thread =
        new Thread(
            () -> {
              try {
                transfer.run();
              } catch (IOException e) {
                // The other end is gone; the exit code tells the story.
                return;
              }
            },
            "exec-transport");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** What one thread does. */
  private interface Transfer {
    void run() throws IOException;
  }

  /** Asks a process that still runs to end. */
  @Override
  public void close() {
    process.destroy();
  }
}
