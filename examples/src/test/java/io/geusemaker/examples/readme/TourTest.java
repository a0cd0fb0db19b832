package io.geusemaker.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs the tour in JShell, which starts a sandbox of its own. */
@DisplayName("The tour in JShell")
final class TourTest {

  @Test
  void runs() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.geusemaker.scripting.cli.Main",
                "jshell",
                "jshell/tour.jsh")
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
