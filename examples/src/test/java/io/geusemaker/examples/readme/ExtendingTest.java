package io.geusemaker.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.examples.JavaProcess;
import io.geusemaker.examples.extension.HostProgram;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.service.SearchService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the guide to extensions shows is what the examples are, and its commands run on the sandbox;
 * only the program that leads to the host and the place of a file are replaced.
 */
@DisplayName("The guide to extensions")
final class ExtendingTest {

  private static final Path GUIDE = Path.of("../docs/extending.md");
  private static final Path SERVICES = Path.of("src/main/resources/META-INF/services");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path home;

  static Stream<String> java() {
    return Snippets.of(GUIDE, "java").stream();
  }

  @Test
  void showsEveryKindOfExtension() {
    assertThat(java()).hasSize(5);
    assertThat(SERVICES).isDirectoryContaining(file -> file.toString().contains(".spi."));
    assertThat(GUIDE)
        .content()
        .contains(Stream.of(SERVICES.toFile().list()).map(ExtendingTest::simpleName).toList());
  }

  private static String simpleName(String service) {
    return service.substring(service.lastIndexOf('.') + 1);
  }

  @ParameterizedTest
  @MethodSource("java")
  void showsWhatTheExamplesAre(String snippet) throws IOException {
    assertThat(examples()).anyMatch(source -> source.contains(unindented(snippet)));
  }

  @Test
  void showsTheFileThatNamesAClass() throws IOException {
    String line = Snippets.of(GUIDE, "").get(0);

    assertThat(SERVICES.resolve("io.geusemaker.api.spi.ServiceRotator")).hasContent(line);
  }

  private static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> file.toString().matches(".*/extension/.*\\.java"))
          .map(ExtendingTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return unindented(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  @Test
  void showsCommandsThatRun() throws Exception {
    List<String> commands = Snippets.commands(GUIDE);
    assertThat(commands).hasSize(6);
    SearchService search = new SearchService();
    try (Sandbox sandbox = Sandbox.builder().withRegistry().with(search).start()) {
      Path program = HostProgram.of(sandbox, home);
      Path table =
          Files.writeString(
              home.resolve("advisories.csv"),
              """
              image,id,severity,introduced,fixed,summary
              acme/search,CVE-2026-1001,high,,3.2.0,a query reads other indexes
              """);
      // The last one says how the host is reached.
      run(commands.get(5).replace("incus+exec+my-host+--", program + "+enter"));
      for (String command : commands.subList(0, 5)) {
        run(command.replace("/etc/geusemaker/advisories.csv", table.toString()));
      }
      assertThat(search.indexes(search.key())).isEqualTo(401);
      assertThat(sandbox.composeFile()).content().contains("/acme/search:3.2.0@sha256:");
    }
  }

  private void run(String command) throws Exception {
    List<String> words = List.of(command.split(" ", -1));
    Path told = home.resolve("told");
    Process process =
        JavaProcess.geusemaker(List.of("-Duser.home=" + home), words.subList(1, words.size()))
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(command + "\n" + Files.readString(told)).isZero();
  }
}
