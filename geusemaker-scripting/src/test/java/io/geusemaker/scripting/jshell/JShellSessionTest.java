package io.geusemaker.scripting.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JShellSessionTest {

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(String typed, String... arguments) throws IOException {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    return new JShellSession(in, out, out).run(CLASS_PATH, List.of(arguments));
  }

  private String screen() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** What a session needs is there without an import. */
  @Test
  void aSessionKnowsTheLibrary(@TempDir Path directory) throws Exception {
    Path script = directory.resolve("look.jsh");
    Files.writeString(
        script,
        """
        var stack = deployment("shop").over(ssh("ubuntu@10.0.0.5"));
        System.out.println(stack.rotate().postgres().olderThan(days(30)));
        System.out.println(stack.patch().minimumAge(hours(2)).waitForLock(minutes(1)));
        System.out.println(Secret.of("open sesame"));
        show(List.of(Registration.at("local:/")));
        System.out.println(deployment("nowhere").stateDirectory(Path.of("%s")).rotate().attempt().getLeft().code());
        /exit 7
        """
            .formatted(directory));

    assertThat(run("", script.toString())).isEqualTo(7);
    assertThat(screen())
        .isEqualTo(
            """
            rotation of postgres in shop, older than PT720H
            patch of everything in shop
            ********
            local:/
            lookup.unknown-deployment
            """);
  }

  @Test
  void aValueIsEchoedInOneLine() throws Exception {
    assertThat(run("deployment(\"shop\").rotate().n8n()\n/exit\n")).isZero();
    assertThat(screen()).containsPattern("==> rotation of n8n in shop\\s");
  }

  @Test
  void theStartUpFileIsForPlainJShellToo(@TempDir Path directory) throws Exception {
    Path script = directory.resolve("look.jsh");
    Files.writeString(script, "System.out.println(deployment(\"shop\").patch());\n/exit\n");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(),
                "--class-path",
                CLASS_PATH,
                "src/main/resources/io/geusemaker/scripting/jshell/geusemaker.jsh",
                script.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();

    assertThat(process.getInputStream().readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .endsWith("patch of everything in shop\n");
    assertThat(process.waitFor()).isZero();
  }
}
