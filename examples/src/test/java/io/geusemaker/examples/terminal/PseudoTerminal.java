package io.geusemaker.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program at a terminal of its own, and all that it has shown there so far. */
final class PseudoTerminal implements AutoCloseable {

  private final PtyProcess process;
  private final StringBuilder shown = new StringBuilder();

  private PseudoTerminal(PtyProcess process) {
    this.process = process;
  }

  /** Starts a program at a terminal that is so many columns wide. */
  static PseudoTerminal start(int columns, Map<String, String> more, List<String> command)
      throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeAll(List.of("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"));
    environment.put("TERM", "xterm");
    environment.putAll(more);
    List<String> sized =
        List.of("/bin/sh", "-c", "stty rows 50 cols " + columns + "; exec \"$@\"", "sh");
    return new PseudoTerminal(
        new PtyProcessBuilder()
            .setCommand(Stream.concat(sized.stream(), command.stream()).toArray(String[]::new))
            .setEnvironment(environment)
            .start());
  }

  /** Reads until a text appears, or fails with what is there. */
  void await(String text) throws IOException {
    InputStream in = process.getInputStream();
    while (shown.indexOf(text) < 0) {
      byte[] some = new byte[4096];
      int count = in.read(some);
      assertThat(count).as("waiting for \"%s\" after:\n%s", text, shown).isPositive();
      shown.append(new String(some, 0, count, StandardCharsets.UTF_8));
    }
  }

  void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  void pressCtrlC() throws IOException {
    type("\u0003");
  }

  /** Waits for the end; the exit code. */
  int end() throws Exception {
    shown.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    return process.waitFor();
  }

  /** Everything that was sent to the terminal. */
  String raw() {
    return shown.toString();
  }

  /** The lines that a person saw, each state of a line that was redrawn included. */
  List<String> lines() {
    return List.of(raw().replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "").split("[\r\n]+"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
