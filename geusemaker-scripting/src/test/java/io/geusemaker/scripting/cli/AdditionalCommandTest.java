package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

@DisplayName("A command of another jar")
class AdditionalCommandTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path jar;

  /** One that works. */
  @Command(name = "greet", description = "Say hello.")
  public static final class Greet implements AdditionalCommand {
    @Override
    public Integer call() {
      return 42;
    }
  }

  /** One that does not. */
  @Command(name = "crash", description = "Say nothing.")
  public static final class Crash implements AdditionalCommand {
    @Override
    public Integer call() {
      throw new IllegalStateException("it crashed");
    }
  }

  /** One that cannot even be made. */
  @Command(name = "stillborn")
  public static final class Stillborn implements AdditionalCommand {
    /** Fails. */
    public Stillborn() {
      throw new IllegalStateException("it has no home");
    }

    @Override
    public Integer call() {
      return 0;
    }
  }

  private Shell.Run run(String... arguments) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(AdditionalCommand.class.getName()),
        String.join(
            "\n",
            Stillborn.class.getName(),
            "io.geusemaker.Nowhere",
            Greet.class.getName(),
            Crash.class.getName()));
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader more = new URLClassLoader(new URL[] {jar.toUri().toURL()}, usual)) {
      Thread.currentThread().setContextClassLoader(more);
      return new Shell().run(arguments);
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }

  @Test
  void isListedExplainedAndCompletedLikeTheOthers() throws IOException {
    assertThat(run("--help").out()).containsPattern("update +Change").containsPattern("greet +Say");
    assertThat(run("completion", "bash").out()).contains("greet");
    assertThat(run("greet", "--frob").exit()).isEqualTo(ExitCode.USAGE.code());
  }

  @Test
  void endsWithItsOwnExitCode() throws IOException {
    assertThat(run("greet").exit()).isEqualTo(42);
  }

  @Test
  void isADefectWhenItCrashes() throws IOException {
    Shell.Run crashed = run("crash");

    assertThat(crashed.exit()).isEqualTo(ExitCode.INTERNAL.code());
    assertThat(crashed.err())
        .contains("Internal error: java.lang.IllegalStateException: it crashed");
  }

  @Test
  void isLeftOutWhenItCannotBeHad() throws IOException {
    Shell.Run greeted = run("greet");

    assertThat(greeted.err())
        .contains("geusemaker: a further command is left out: ")
        .contains("Stillborn", "io.geusemaker.Nowhere");
    assertThat(run("status", "shop").err()).doesNotContain("left out");
  }
}
