package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.geusemaker.scripting.man.ManPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@DisplayName("The manual pages")
class ManPagesTest {

  private static final List<ManPage> PAGES =
      ManPages.of(new Commands(Surroundings.ofProcess()).commandLine());

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  static Stream<ManPage> pages() {
    return PAGES.stream();
  }

  @Test
  void areOfTheWholeAndOfEachCommand() throws Exception {
    ManPages.main(new String[] {directory.toString()});

    try (Stream<Path> files = Files.list(directory.resolve("man/man1"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSameSizeAs(PAGES)
          .contains("geusemaker.1", "geusemaker-update.1", "geusemaker-plan.1");
    }
    assertThat(directory.resolve("bash-completion/completions/geusemaker"))
        .content()
        .isEqualTo(new Shell().run("completion", "bash").out());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nameEveryOptionArgumentAndExitCode(ManPage page) {
    String text = page.render().replace("\\-", "-");

    assertThat(page.command().options()).isNotEmpty();
    page.command()
        .options()
        .forEach(option -> assertThat(text).contains(Stream.of(option.names()).toList()));
    page.command()
        .positionalParameters()
        .forEach(parameter -> assertThat(text).contains(parameter.paramLabel()));
    page.command()
        .usageMessage()
        .exitCodeList()
        .keySet()
        .forEach(code -> assertThat(text).contains("\\fB" + code + "\\fR"));
    assertThat(text).doesNotContain("@|", "%n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"groff -man -Tutf8 -ww -b -z", "mandoc -T lint -W warning", "man --warnings -l"})
  void pleaseTheProgramsThatShowThem(String program) throws Exception {
    List<String> words = List.of(program.split(" "));
    assumeThat(Stream.of("/usr/bin/", "/bin/").map(bin -> Path.of(bin, words.get(0))))
        .anyMatch(Files::isExecutable);
    ManPages.main(new String[] {directory.toString()});
    for (ManPage page : PAGES) {
      Path file = directory.resolve("man/man1").resolve(page.name() + ".1");
      List<String> command = Stream.concat(words.stream(), Stream.of(file.toString())).toList();
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("MANPAGER", "cat");
      Process process = builder.redirectOutput(directory.resolve("shown").toFile()).start();
      String complaints =
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(complaints).isZero();
      assertThat(complaints + complaintsOf(words.get(0))).isEmpty();
    }
  }

  /** mandoc complains on standard output. */
  private String complaintsOf(String program) throws Exception {
    return program.equals("mandoc") ? Files.readString(directory.resolve("shown")) : "";
  }

  @Command(
      name = "odd",
      description = {"Do odd things.", "", ".TH at the start, a \\ and a 'quote'."},
      footerHeading = "%n@|bold Files|@%n",
      footer = {"  ~/odd    what is odd", "  Then:", "    .odd --all \\", "      >odd"})
  private static final class Odd {
    @Option(names = "--odd", split = ",", paramLabel = "ONE", description = "Some, \"or\" all.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private List<String> odd = List.of();
  }

  @Test
  void showWhatRoffWouldRead() {
    String page =
        new ManPage(new CommandLine(new Odd()).getCommandSpec(), "2026-11-23", "odd 1").render();

    assertThat(page.lines().collect(Collectors.joining("\n")))
        .startsWith(".TH \"ODD\" \"1\" \"2026-11-23\" \"odd 1\"")
        .contains("odd \\- Do odd things\n")
        .contains("\n\\&.TH at the start, a \\e and a \\(aqquote\\(aq.\n")
        .contains(".TP\n\\fB\\-\\-odd\\fR=\\fIONE\\fR[,\\fIONE\\fR]...\nSome, \\(dqor\\(dq all.\n")
        .contains(".SH \"FILES\"\n.TP\n\\fB\\(ti/odd\\fR\nwhat is odd\n.PP\nThen:\n")
        .contains(".nf\n\\&.odd \\-\\-all \\e\n  >odd\n.fi\n");
  }
}
