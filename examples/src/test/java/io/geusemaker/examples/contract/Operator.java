package io.geusemaker.examples.contract;

import io.geusemaker.examples.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JVM of its own that rotates everything, to be killed or to be in another's way. */
final class Operator implements AutoCloseable {

  /** Where it is before it has told anything. */
  static final String BEGINNING = "the beginning";

  private final Process process;
  private final BufferedReader output;

  private Operator(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts to rotate, with records in a state directory. */
  static Operator rotating(DockerStack stack, Path stateDirectory) {
    List<String> arguments =
        new ArrayList<>(List.of(stack.fact("project"), stateDirectory.toString()));
    arguments.addAll(stack.sshArguments());
    try {
      return new Operator(
          JavaProcess.of(OperatorMain.class, arguments)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on to the end: each place it came to, and how long it stayed there. */
  Map<String, Duration> places() {
    Map<String, Duration> places = new LinkedHashMap<>();
    String at = BEGINNING;
    long since = System.nanoTime();
    for (String line = next(); !line.isEmpty(); line = next()) {
      long now = System.nanoTime();
      places.put(at, Duration.ofNanos(now - since));
      at = line;
      since = now;
    }
    places.put(at, Duration.ofNanos(System.nanoTime() - since));
    return places;
  }

  /** Waits until it came to a place, or to its end; tells the last place. */
  String await(String place) {
    String last = "";
    for (String line = next(); !line.isEmpty(); line = next()) {
      last = line;
      if (line.equals(place)) {
        break;
      }
    }
    return last;
  }

  /** How it ended, as it told itself. */
  String outcome() {
    return await("");
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

  private String next() {
    try {
      String line = output.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
