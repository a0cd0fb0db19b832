package io.geusemaker.scripting.jshell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * A JShell session that knows the library.
 *
 * @param in where its input comes from
 * @param out where it prints
 * @param err where errors of its start are printed
 */
public record JShellSession(InputStream in, PrintStream out, PrintStream err) {

  private static final String START_UP = "geusemaker.jsh";

  /** Progress is logged; without this the time and the class are shown in a line of their own. */
  private static final String ONE_LINE_LOG = "-R-Djava.util.logging.SimpleFormatter.format=%5$s%n";

  /**
   * Runs until its input ends or {@code /exit}.
   *
   * @param classPath what the session can use; it runs in a process of its own
   * @param arguments more of what {@code jshell} takes, such as files to load
   * @return the exit code of {@code jshell}
   * @throws IOException when the start-up file cannot be written for it
   * @throws NoClassDefFoundError when this Java has no {@code jshell}
   */
  public int run(String classPath, List<String> arguments) throws IOException {
    Path startUp = Files.createTempFile("geusemaker", ".jsh");
    try {
      try (InputStream packed = JShellSession.class.getResourceAsStream(START_UP)) {
        Files.copy(
            Objects.requireNonNull(packed, START_UP), startUp, StandardCopyOption.REPLACE_EXISTING);
      }
      List<String> all =
          new ArrayList<>(
              List.of(
                  ONE_LINE_LOG,
                  "--class-path",
                  classPath,
                  "--startup",
                  "DEFAULT",
                  "--startup",
                  startUp.toString()));
      all.addAll(arguments);
      return started(all);
    } finally {
      Files.deleteIfExists(startUp);
    }
  }

  private int started(List<String> arguments) throws IOException {
    try {
      return JavaShellToolBuilder.builder()
          .in(in, null)
          .out(out)
          .err(err)
          .start(arguments.toArray(String[]::new));
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("jshell did not start", e);
    }
  }
}
