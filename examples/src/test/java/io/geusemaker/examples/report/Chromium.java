package io.geusemaker.examples.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium, started anew for each page and kept from every host but this one.
 *
 * @param program where it is
 * @param directory where its profiles and outputs go
 */
record Chromium(Path program, Path directory) {

  /** How a page wants to be shown. */
  enum Scheme {
    DARK("0"),
    LIGHT("1");

    private final String setting;

    Scheme(String setting) {
      this.setting = setting;
    }
  }

  /** The one on the path; a missing one is told loudly, or is an error where required. */
  static Chromium require(Path directory) {
    Optional<Path> program =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(bin -> Path.of(bin, "chromium"))
            .filter(Files::isExecutable)
            .findFirst();
    String message =
        "NO CHROMIUM IS INSTALLED: the page of a result is shown to no browser here. Debian's"
            + " package is \"chromium\".";
    if (program.isEmpty()) {
      if ("required".equals(System.getenv("GEUSEMAKER_DOCKER_TESTS"))) {
        throw new IllegalStateException(message);
      }
      System.err.println("\n" + message + "\n");
    }
    assumeTrue(program.isPresent(), message);
    return new Chromium(program.orElseThrow(), directory);
  }

  /** The document as it is after its scripts have run. */
  String dom(String address, Scheme scheme) {
    return read(run(address, scheme, "--dump-dom"));
  }

  Path screenshot(String address, Scheme scheme, int width, int height) {
    Path image = file(".png");
    run(address, scheme, "--screenshot=" + image, "--window-size=" + width + "," + height);
    return image;
  }

  Path pdf(String address, Scheme scheme) {
    Path pdf = file(".pdf");
    run(address, scheme, "--print-to-pdf=" + pdf, "--no-pdf-header-footer");
    return pdf;
  }

  private Path run(String address, Scheme scheme, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--blink-settings=preferredColorScheme=" + scheme.setting,
                "--user-data-dir=" + file(".profile")));
    command.addAll(List.of(more));
    command.add(address);
    Path out = file(".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(file(".err").toFile())
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException((ended ? "failed: " : "hangs: ") + command);
      }
      return out;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Path file(String suffix) {
    return directory.resolve(System.nanoTime() + suffix);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
