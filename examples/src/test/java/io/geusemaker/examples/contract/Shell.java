package io.geusemaker.examples.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs commands of the test machine. */
final class Shell {

  private Shell() {}

  /** How a command ended. */
  record Ended(int exitCode, String output, String errors) {}

  static Ended run(Map<String, String> environment, String input, List<String> command) {
    Path out = null;
    Path err = null;
    try {
      out = Files.createTempFile("geusemaker-out", "");
      err = Files.createTempFile("geusemaker-err", "");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end within ten minutes");
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      delete(out);
      delete(err);
    }
  }

  static String output(String... command) {
    Ended ended = run(Map.of(), "", List.of(command));
    if (ended.exitCode() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + ended.errors());
    }
    return ended.output().strip();
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
