package io.geusemaker.core.host;

import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.ShellProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shell of this machine, as whoever runs the tests. */
final class Shell {

  private Shell() {}

  static ScriptResult run(Script script) {
    try {
      Path errors = Files.createTempFile("geusemaker-test", ".err");
      try {
        Process process = start(script, errors);
        try (InputStream out = process.getInputStream()) {
          String stdout = new String(out.readAllBytes(), StandardCharsets.UTF_8);
          return new ScriptResult(process.waitFor(), stdout, Files.readString(errors));
        }
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Process start(Script script, Path errors) throws IOException {
    Process process = new ProcessBuilder("sh", "-s").redirectError(errors.toFile()).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(ShellProgram.standardInput(script));
    }
    return process;
  }
}
