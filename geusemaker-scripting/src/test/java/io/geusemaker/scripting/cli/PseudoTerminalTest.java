package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real process at a real pseudo-terminal, made by script(1) of util-linux. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PseudoTerminalTest {

  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @BeforeEach
  void needsScript() {
    assumeThat(SCRIPT).exists();
  }

  @Test
  void aPersonAgreesAndSeesTheStepsAsTheyGo() throws Exception {
    Child child = start("stty cols 60; ", Map.of("TERM", "xterm"));
    child.await("Rotate these credentials now? [y/N] ");
    child.type("y\n");
    child.await("Show the new credentials, this once? [y/N] ");
    child.type("y\n");

    assertThat(child.end()).isZero();
    assertThat(child.screen())
        .contains("\u001b[1mPlan for shop (0123456789ab)")
        .contains("\r\u001b[K[2/2] Recreate n8n ... \u001b[32mdone in 20.1 s\u001b[39m")
        .contains("  postgres/password  " + Shop.NEW_PASSWORD);
    assertThat(child.screen().replaceAll("\u001b\\[[0-9;]*[mK]", "").split("[\r\n]+"))
        .as("lines fit the terminal")
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
  }

  @Test
  void aPersonDeclines() throws Exception {
    Child child = start("", Map.of("TERM", "dumb"));
    child.await("Rotate these credentials now? [y/N] ");
    child.type("n\n");

    assertThat(child.end()).isEqualTo(3);
    assertThat(child.screen())
        .contains("Failed: the plan for \"shop\" was not confirmed.")
        .doesNotContain("\u001b");
  }

  @Test
  void redirectedInputIsNobodyToAsk() throws Exception {
    Child child = start("exec </dev/null; ", Map.of());

    assertThat(child.end()).isEqualTo(2);
    assertThat(child.screen()).contains("there is no terminal to ask");
  }

  private static Child start(String before, Map<String, String> environment) throws IOException {
    String command =
        before
            + "exec '"
            + String.join("' '", Child.fakeMain("update", "shop", "--rotate-credentials"))
            + "'";
    ProcessBuilder builder =
        new ProcessBuilder(List.of(SCRIPT.toString(), "-qec", command, "/dev/null"));
    builder.environment().keySet().removeAll(List.of("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"));
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().putAll(environment);
    return Child.start(builder);
  }
}
