package io.geusemaker.scripting.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.RecoveryResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static String printedBy(Runnable word) {
    PrintStream real = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      word.run();
    } finally {
      System.setOut(real);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void valuesAreThoseOfTheLibrary() {
    assertThat(Words.deployment("shop")).isEqualTo(Deployment.of("shop"));
    assertThat(Words.ssh("ubuntu@10.0.0.5")).hasToString("ssh ubuntu@10.0.0.5:22");
    assertThat(List.of(Words.days(3), Words.hours(2), Words.minutes(1)))
        .containsExactly(Duration.ofDays(3), Duration.ofHours(2), Duration.ofMinutes(1));
  }

  @Test
  void showPrintsTables() {
    RecoveryResult recovery = new RecoveryResult(List.of(), 1, 1);
    AuditTrail trail = new AuditTrail(List.of(), Optional.empty());

    assertThat(printedBy(() -> Words.show(recovery))).isEqualTo(recovery.describe() + "\n");
    assertThat(printedBy(() -> Words.show(trail))).isEqualTo(trail.describe() + "\n");
    assertThat(printedBy(() -> Words.show(List.of(1, 2)))).isEqualTo("1\n2\n");
  }
}
