package io.geusemaker.examples.fleet;

import io.geusemaker.examples.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JVM of a controller, in little memory, which can be killed. */
final class Controller implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of("-Xmx96m", "-Daws.accessKeyId=AKIDEXAMPLE", "-Daws.secretAccessKey=no-secret");

  private final Process process;
  private final BufferedReader output;
  private final Map<String, String> outcomes = new TreeMap<>();
  private long heap;
  private Duration wall = Duration.ZERO;
  private Duration slowest = Duration.ZERO;

  private Controller(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static Controller rotating(
      FleetHosts hosts, Path records, String operation, int concurrency, String errors, int limit) {
    List<String> arguments =
        List.of(
            hosts.endpoint().toString(),
            records.toString(),
            operation,
            Integer.toString(hosts.size()),
            Integer.toString(concurrency),
            errors,
            Integer.toString(limit));
    try {
      return new Controller(
          JavaProcess.of(OPTIONS, FleetMain.class, arguments)
              .redirectError(records.resolve("controller.log").toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on until so many have ended, or all that will. */
  Controller awaitEnded(int number) {
    try {
      String line = "";
      while (outcomes.size() < number && line != null) {
        line = output.readLine();
        if (line != null) {
          read(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void read(String line) {
    String[] words = line.split(" ", 3);
    if (words[0].equals("ended")) {
      outcomes.put(words[1], words[2]);
    } else if (words[0].equals("why")) {
      System.out.println(line);
    } else if (words[0].equals("heap")) {
      heap = Long.parseLong(words[1]);
    } else if (words[0].equals("wall")) {
      wall = Duration.ofMillis(Long.parseLong(words[1]));
    } else if (words[0].equals("took")) {
      Duration took = Duration.ofMillis(Long.parseLong(words[1]));
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
  }

  /** Reads on to the end: how each deployment ended. */
  Map<String, String> outcomes() {
    awaitEnded(Integer.MAX_VALUE);
    return outcomes;
  }

  /** What was in use of its heap at the end, in bytes. */
  long heap() {
    return heap;
  }

  /** How long all of it took. */
  Duration wall() {
    return wall;
  }

  /** How long the slowest deployment took, from when it was first heard of. */
  Duration slowest() {
    return slowest;
  }

  /** Sends SIGKILL and waits until it is dead. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a process was killed", e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
