package io.geusemaker.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("geusemaker sandbox")
class SandboxCommandTest {

  private static final Pattern COMMAND =
      Pattern.compile(" +geusemaker (plan my-dev-stack --state-dir (\\S+))");

  private static Process geusemaker(List<String> arguments) throws Exception {
    return JavaProcess.geusemaker(arguments).redirectErrorStream(true).start();
  }

  private static String ended(Process process) throws Exception {
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  /** The command that it shows to go on with, and its records. */
  private static Matcher shown(BufferedReader lines) throws Exception {
    assertThat(lines.readLine()).startsWith("\"my-dev-stack\" is up");
    Matcher shown = COMMAND.matcher(lines.readLine());
    assertThat(shown.matches()).isTrue();
    return shown;
  }

  @Test
  void isAStackThatTheOtherCommandsWorkOnUntilItsInputEnds() throws Exception {
    Process sandbox = geusemaker(List.of("sandbox"));
    try (BufferedReader lines = sandbox.inputReader(StandardCharsets.UTF_8)) {
      Matcher shown = shown(lines);

      assertThat(ended(geusemaker(List.of(shown.group(1).split(" ")))))
          .contains("Plan for my-dev-stack", "postgres/password");

      sandbox.getOutputStream().close();
      assertThat(sandbox.waitFor()).isZero();
      assertThat(Path.of(shown.group(2))).doesNotExist();
    } finally {
      sandbox.destroyForcibly();
    }
  }

  @Test
  void leavesNothingWhenItIsKilled() throws Exception {
    Process sandbox = geusemaker(List.of("sandbox"));
    try (BufferedReader lines = sandbox.inputReader(StandardCharsets.UTF_8)) {
      Matcher shown = shown(lines);
      Path scratch = Path.of(shown.group(2)).resolve("..").normalize();
      Path pid = scratch.resolve("host/mnt/efs/postgres/postmaster.pid");
      long database = Long.parseLong(Files.readAllLines(pid).get(0));

      sandbox.destroyForcibly().waitFor();

      for (int i = 0; i < 200 && (Files.exists(scratch) || isAlive(database)); i++) {
        Thread.sleep(50);
      }
      assertThat(scratch).doesNotExist();
      assertThat(isAlive(database)).isFalse();
    } finally {
      sandbox.destroyForcibly();
    }
  }

  private static boolean isAlive(long process) {
    return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
  }

  @Test
  void isListedAmongTheOthersWhereItIsThere() throws Exception {
    assertThat(ended(geusemaker(List.of("--help")))).contains("update ", "sandbox ");
  }
}
