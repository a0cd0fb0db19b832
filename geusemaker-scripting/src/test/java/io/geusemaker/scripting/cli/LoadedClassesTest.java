package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groovy and JShell cost those who use them, and nobody else. */
class LoadedClassesTest {

  private static final Pattern LOADED =
      Pattern.compile(
          "] ((?:groovy|org\\.codehaus\\.groovy|org\\.apache\\.groovy|jdk\\.jshell)\\.\\S+) ");

  /** The classes of both that a command loads. */
  private static List<String> loadedBy(String... arguments) throws Exception {
    List<String> command = Child.fakeMain(arguments);
    command.add(1, "-Xlog:class+load");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(printed).contains("] picocli.CommandLine ");
    return LOADED.matcher(printed).results().map(found -> found.group(1)).toList();
  }

  @Test
  void otherCommandsLoadNeither() throws Exception {
    assertThat(loadedBy("--version")).isEmpty();
    assertThat(loadedBy("--help")).isEmpty();
    assertThat(loadedBy("update", "shop", "--rotate-credentials", "--force")).isEmpty();
  }

  @Test
  void aRunbookLoadsGroovy(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("rotate.groovy");
    Files.writeString(file, "println 'ran'");

    assertThat(loadedBy("run", file.toString())).contains("groovy.lang.Script");
  }
}
