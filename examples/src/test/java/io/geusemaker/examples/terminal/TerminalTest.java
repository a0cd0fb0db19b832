package io.geusemaker.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.examples.sandbox.Sandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The installed program rotates the sandbox's credentials, watched by a person or by nobody. */
@Tag("installed")
@DisplayName("The installed program")
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TerminalTest {

  private static final String QUESTION = "Rotate these credentials now? [y/N] ";
  private static final String REVEAL = "Show the new credentials, this once? [y/N] ";
  private static final String COLOUR = "\u001b\\[[0-9;]+m";

  @SuppressWarnings("NullAway.Init")
  private static Installed installed;

  private final Sandbox sandbox = Sandbox.start();

  @BeforeAll
  static void unpack(@TempDir Path directory) throws Exception {
    installed = Installed.in(directory);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private PseudoTerminal rotating(int columns, Map<String, String> environment) throws Exception {
    return PseudoTerminal.start(
        columns, environment, installed.command(sandbox, "update", "--rotate-credentials"));
  }

  private boolean oldPasswordWorks() {
    return sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword());
  }

  @Test
  void asksAndShowsItsStepsOnANarrowTerminal() throws Exception {
    try (PseudoTerminal terminal = rotating(40, Map.of())) {
      terminal.await(QUESTION);
      assertThat(oldPasswordWorks()).isTrue();
      terminal.type("y\n");
      terminal.await(REVEAL);
      terminal.type("n\n");

      assertThat(terminal.end()).as(terminal.raw()).isZero();
      assertThat(terminal.raw())
          .containsPattern(COLOUR)
          .containsPattern("\r\u001b\\[K\\[3/4\\] recreate n8n \\.\\.\\. [^\n]*done in ");
      assertThat(terminal.lines())
          .filteredOn(line -> !line.endsWith("[y/N] n"))
          .as("only what cannot be broken is longer")
          .allSatisfy(line -> assertThat(line.length() <= 40 || isOneWord(line)).isTrue());
      assertThat(oldPasswordWorks()).isFalse();
    }
  }

  private static boolean isOneWord(String line) {
    return !line.strip().contains(" ");
  }

  @Test
  void usesTheRoomOfAWideTerminal() throws Exception {
    try (PseudoTerminal terminal = rotating(200, Map.of())) {
      terminal.await(QUESTION);
      terminal.type("no\n");

      assertThat(terminal.end()).isEqualTo(3);
      assertThat(terminal.lines())
          .anySatisfy(line -> assertThat(line).hasSizeGreaterThan(100))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(200));
      assertThat(oldPasswordWorks()).isTrue();
    }
  }

  @Test
  void undoesWhatCtrlCInterrupts() throws Exception {
    try (PseudoTerminal terminal = rotating(100, Map.of())) {
      terminal.await(QUESTION);
      terminal.type("y\n");
      terminal.await("[3/4] ");
      terminal.pressCtrlC();

      assertThat(terminal.end()).as(terminal.raw()).isEqualTo(1);
      assertThat(terminal.lines())
          .anySatisfy(line -> assertThat(line).startsWith("Stopping: undoing what was done"))
          .anySatisfy(line -> assertThat(line).startsWith("State:  every change was undone"));
      assertThat(oldPasswordWorks()).isTrue();
    }
  }

  @Test
  void endsAtOnceOnCtrlCAtTheQuestion() throws Exception {
    try (PseudoTerminal terminal = rotating(100, Map.of())) {
      terminal.await(QUESTION);
      terminal.pressCtrlC();

      assertThat(terminal.end()).isEqualTo(130);
      assertThat(oldPasswordWorks()).isTrue();
    }
  }

  @Test
  void leavesColoursOutWhenAsked() throws Exception {
    try (PseudoTerminal terminal = rotating(80, Map.of("NO_COLOR", "1"))) {
      terminal.await(QUESTION);
      terminal.type("n\n");

      assertThat(terminal.end()).isEqualTo(3);
      assertThat(terminal.raw()).doesNotContainPattern(COLOUR);
    }
  }

  @Test
  void asksNobodyWithoutATerminalAndPrintsPlainLines() throws Exception {
    Printed refused = piped(installed.command(sandbox, "update", "--rotate-credentials"));
    Printed forced = piped(installed.command(sandbox, "update", "--rotate-credentials", "--force"));

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.text()).contains("there is no terminal to ask");
    assertThat(forced.exit()).as(forced.text()).isZero();
    assertThat(forced.text())
        .containsPattern("\n\\[3/4\\] [^\n]* \\.\\.\\. done in \\d+\\.\\d s\n")
        .doesNotContain("\u001b", "\r");
    assertThat(oldPasswordWorks()).isFalse();
  }

  private record Printed(int exit, String text) {}

  private static Printed piped(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Printed(process.waitFor(), text);
  }
}
