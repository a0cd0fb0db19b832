package io.geusemaker.core.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process whose three streams are served while it runs, so that none of them can block it. */
final class LocalProcess implements AutoCloseable {

  /** How long a background child that keeps a stream open is given to let go of it. */
  private static final long LINGER_MILLIS = 2000;

  private final Process process;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final List<Thread> readers;

  private LocalProcess(Process process, byte[] stdin) {
    this.process = process;
    this.readers =
        List.of(
            serve("stdout", () -> process.getInputStream().transferTo(stdout)),
            serve("stderr", () -> process.getErrorStream().transferTo(stderr)));
    serve("stdin", () -> write(stdin));
  }

  static LocalProcess start(List<String> command, Map<String, String> environment, byte... stdin)
      throws IOException {
    // The shell looks the command up on the PATH that the process gets; Java would use its own.
    List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\"", "sh"));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    return new LocalProcess(builder.start(), stdin);
  }

  /** Waits for the end and the output; false when it still runs. */
  boolean await(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
    for (Thread reader : readers) {
      reader.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
    return true;
  }

  int status() {
    return process.exitValue();
  }

  byte[] stdout() {
    return stdout.toByteArray();
  }

  byte[] stderr() {
    return stderr.toByteArray();
  }

  String stdoutText() {
    return stdout.toString(StandardCharsets.UTF_8);
  }

  /** Asks a process that still runs to end; closes the streams. */
  @Override
  public void close() {
    process.destroy();
  }

  private void write(byte[] stdin) throws IOException {
    try (OutputStream out = process.getOutputStream()) {
      out.write(stdin);
    }
  }

  private Thread serve(String stream, Transfer transfer) {
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
            "geusemaker-" + stream + "-" + process.pid());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private interface Transfer {
    void run() throws IOException;
  }
}
