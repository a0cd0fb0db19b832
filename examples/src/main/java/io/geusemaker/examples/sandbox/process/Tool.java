package io.geusemaker.examples.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs one of this machine's small programs to its end. */
public final class Tool {

  private Tool() {}

  /**
   * Runs a program that must succeed.
   *
   * @param command the program and its arguments
   * @return what it printed, without space around it
   * @throws IllegalStateException when it ended with an error
   */
  public static String run(List<String> command) {
    Outcome outcome = attempt(command);
    if (outcome.exitCode() != 0) {
      throw new IllegalStateException(
          String.join(" ", command)
              + " ended with "
              + outcome.exitCode()
              + ": "
              + outcome.output());
    }
    return outcome.output();
  }

  /**
   * Runs a program that may fail.
   *
   * @param command the program and its arguments
   * @return how it ended; exit code 127 when there is no such program
   */
  public static Outcome attempt(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output.strip());
    } catch (IOException e) {
      return new Outcome(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new java.io.InterruptedIOException("interrupted"));
    }
  }

  /**
   * How a program ended.
   *
   * @param exitCode its exit code
   * @param output what it printed, errors included
   */
  public record Outcome(int exitCode, String output) {}
}
