package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourTest {

  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";

  private static Shell.Run dryRun(Shell shell) {
    return shell.run("update", "shop", "--rotate-credentials", "--dry-run");
  }

  @Test
  void aTerminalGetsColours() {
    assertThat(dryRun(new Shell().typing()).out()).contains(BOLD + "Plan for shop");
    assertThat(new Shell().typing().run("update", "--help").out()).contains(BOLD + "Exit codes");
  }

  @Test
  void aPipeGetsNone() {
    assertThat(dryRun(new Shell()).everything()).doesNotContain("\u001b");
    assertThat(new Shell().run("update", "--help").everything()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"NO_COLOR, 1", "TERM, dumb", "CLICOLOR, 0"})
  void aTerminalCanDeclineThem(String variable, String value) {
    assertThat(dryRun(new Shell().typing().with(variable, value)).everything())
        .doesNotContain(BOLD, RED);
    assertThat(new Shell().typing().with(variable, value).run("--help").out())
        .doesNotContain("\u001b");
  }

  @Test
  void aPipeCanAskForThem() {
    Shell shell = new Shell().with("CLICOLOR_FORCE", "1");

    assertThat(dryRun(shell).out()).contains(BOLD + "Plan for shop");
    assertThat(shell.run("update", "shop", "--rotate-credentials").err()).contains(RED + "Failed");
  }

  @Test
  void decliningIsStrongerThanAsking() {
    assertThat(dryRun(new Shell().with("CLICOLOR_FORCE", "1").with("NO_COLOR", "1")).everything())
        .doesNotContain("\u001b");
  }

  @Test
  void jsonIsNeverColoured() {
    assertThat(
            new Shell()
                .typing()
                .with("CLICOLOR_FORCE", "1")
                .run("update", "shop", "--rotate-credentials", "--dry-run", "--output", "json")
                .out())
        .doesNotContain("\u001b");
  }
}
