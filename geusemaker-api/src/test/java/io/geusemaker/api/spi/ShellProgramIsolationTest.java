package io.geusemaker.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ShellProgramIsolationTest {

  @Test
  void aSecretWhoseNameTheEnvironmentHoldsIsNotHandedToChildren() throws Exception {
    Script script =
        Script.of("leak", "env; echo \"${#PGPASSWORD}\"")
            .secret("PGPASSWORD", Secret.of("open sesame"));

    String output = sh(script, "PGPASSWORD", "stale");

    assertThat(output).doesNotContain("PGPASSWORD", "sesame").endsWith("11\n");
  }

  @Property(tries = 60)
  void anyTextSurvivesTheShell(
      @ForAll
          @StringLength(max = 40)
          @CharRange(from = 1, to = '~')
          @CharRange(from = 0xA0, to = 0xD7FF)
          String value)
      throws Exception {
    assertThat(sh(Script.of("echo", "printf %s \"$V\"").parameter("V", value), "V", "stale"))
        .isEqualTo(value);
  }

  private static String sh(Script script, String variable, String stale)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-s").redirectErrorStream(true);
    builder.environment().put(variable, stale);
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(ShellProgram.standardInput(script));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
