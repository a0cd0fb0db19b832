package io.geusemaker.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.examples.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs the tour in JShell, which starts a sandbox of its own. */
@DisplayName("The tour in JShell")
final class TourTest {

  @Test
  void runs() throws Exception {
    Process process =
        JavaProcess.geusemaker(List.of("jshell", "jshell/tour.jsh"))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();

    String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(screen).isZero();
    assertThat(screen)
        .containsSubsequence(
            "Plan for my-dev-stack (",
            "rotated postgres/password, n8n/owner-password in ",
            "postgres/password=********",
            "old password: false",
            "service \"nginx\" has no credential that can be rotated in this deployment",
            "restored ",
            "old password: true",
            "rollback of the last operation in my-dev-stack",
            "unbroken");
    assertThat(screen.lines()).noneMatch(line -> line.startsWith("|  "));
  }
}
