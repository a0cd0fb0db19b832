package io.geusemaker.scripting.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("installed")
@DisplayName("The install archive")
class InstallationTest {

  private static final String VERSION = "geusemaker \\d+\\.\\d+\\.\\d+\\S*\nJava \\d+\\S*\n";
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static Installation installation;

  @BeforeAll
  static void unpack() throws Exception {
    installation = Installation.unpackedIn(directory.resolve("a path with spaces"));
  }

  private static void assertTellsItsVersion(Installation.Run run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).matches(VERSION);
    assertThat(run.exit()).isZero();
  }

  @Test
  void holdsTheProgramItsManualAndNothingOfTheTests() throws Exception {
    List<String> names;
    try (ZipFile zip = new ZipFile(Installation.archive("zip").toFile())) {
      names =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> !name.endsWith("/"))
              .map(name -> name.substring(name.indexOf('/') + 1))
              .toList();
    }
    assertThat(names)
        .contains(
            "bin/geusemaker",
            "bin/geusemaker.bat",
            "LICENSE",
            "README.md",
            "docs/operations.md",
            "share/man/man1/geusemaker.1",
            "share/man/man1/geusemaker-update.1",
            "share/bash-completion/completions/geusemaker")
        .anyMatch(name -> name.matches("lib/geusemaker-scripting-.*\\.jar"))
        .anyMatch(name -> name.matches("lib/groovy-.*\\.jar"))
        .noneMatch(name -> name.matches(".*(junit|jqwik|assertj|sshd|-tests).*"));
    assertThat(names).allSatisfy(name -> assertThat(installation.home().resolve(name)).exists());
  }

  @Test
  void startsFromAPathWithSpacesAndMakesItsSharedArchiveOnce() throws Exception {
    assertTellsItsVersion(Installation.run(installation.program(), "--version"));
    assertThat(installation.sharedArchive()).isNotEmptyFile();
    var made = Files.getLastModifiedTime(installation.sharedArchive());

    assertTellsItsVersion(Installation.run(installation.program(), "--version"));
    assertThat(Files.getLastModifiedTime(installation.sharedArchive())).isEqualTo(made);
    try (Stream<Path> files = Files.list(installation.home().resolve("lib"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.endsWith(".jar"))
          .containsExactlyInAnyOrder("geusemaker.jsa", "geusemaker.jsa.of");
    }
  }

  /** Java 17 does not share the classes of jars whose path has a space in it. */
  @Test
  void sharesClassesThatItWouldLoadOtherwise() throws Exception {
    Installation plain = Installation.unpackedIn(directory.resolve("plain"));
    Installation.run(plain.program(), "--version");

    Installation.Run run =
        Installation.run(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                "-Xlog:class+load:stdout"),
            List.of(plain.program().toString(), "--version"));

    assertThat(run.out()).containsPattern("scripting\\.cli\\.Main source: shared objects file");
  }

  @Test
  void startsThroughLinksFromAnywhere() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("usr/bin"));
    Path link = Files.createSymbolicLink(bin.resolve("direct"), installation.program());
    Files.createDirectories(directory.resolve("opt"));
    Files.createSymbolicLink(directory.resolve("opt/current"), Path.of("../a path with spaces"));
    Path inside = installation.home().getFileName().resolve("bin/geusemaker");
    Files.createSymbolicLink(bin.resolve("relative"), Path.of("../../opt/current").resolve(inside));
    Path chained = Files.createSymbolicLink(bin.resolve("chained"), Path.of("relative"));

    assertTellsItsVersion(Installation.run(link, "--version"));
    assertTellsItsVersion(Installation.run(chained, "--version"));
    assertTellsItsVersion(
        Installation.run(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "PATH",
                bin + ":" + System.getenv("PATH")),
            List.of("/bin/sh", "-c", "cd / && chained --version")));
  }

  @Test
  void findsJavaOnThePath() throws Exception {
    String path = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");

    assertTellsItsVersion(
        Installation.run(
            Map.of("PATH", path), List.of(installation.program().toString(), "--version")));
  }

  @Test
  void helpsAndHandsArgumentsAndTheExitCodeOn() throws Exception {
    assertThat(Installation.run(installation.program(), "update", "--help").out())
        .contains("geusemaker update NAME --rotate-credentials");
    Installation.Run refused = Installation.run(installation.program(), "history", "two words");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("deployment name is not acceptable");
  }

  /** As version managers have it: one program under many names, which goes by its own. */
  @Test
  void startsAJavaThatIsALinkToAProgramForManyNames() throws Exception {
    Path shims = Files.createDirectories(directory.resolve("shims"));
    Path shim =
        Files.writeString(
            shims.resolve("shim"),
            """
            #!/bin/sh
            [ "${0##*/}" = java ] || { echo "called as $0"; exit 9; }
            exec '%s/bin/java' "$@"
            """
                .formatted(System.getProperty("java.home")));
    Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(shims.resolve("java"), Path.of("shim"));

    assertTellsItsVersion(
        Installation.run(
            Map.of("PATH", shims + ":" + System.getenv("PATH")),
            List.of(installation.program().toString(), "--version")));
  }

  @Test
  void leavesTheChoiceOfACollectorToWhoeverMakesOne() throws Exception {
    assertTellsItsVersion(
        Installation.run(
            Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", "-XX:+UseParallelGC"),
            List.of(installation.program().toString(), "--version")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.21", "16"})
  void refusesAnOlderJavaInOneSentence(String version) throws Exception {
    for (boolean inAFile : List.of(true, false)) {
      Path home = directory.resolve("java " + version + inAFile);
      Installation.javaOf(home, version, inAFile);

      assertThat(
              Installation.run(
                  Map.of("JAVA_HOME", home.toString()),
                  List.of(installation.program().toString(), "--version")))
          .isEqualTo(
              new Installation.Run(
                  70,
                  "",
                  "geusemaker: Java 17 or newer is needed, and "
                      + home.toRealPath()
                      + "/bin/java is "
                      + version
                      + ": set JAVA_HOME to a newer one.\n"));
    }
  }

  @Test
  void saysWhereItLookedWhenThereIsNoJava() throws Exception {
    List<String> command = List.of("/bin/sh", installation.program().toString(), "--version");

    assertThat(Installation.run(Map.of("PATH", "/nowhere"), command))
        .isEqualTo(
            new Installation.Run(
                70,
                "",
                "geusemaker: there is no Java: install one, 17 or newer, and set JAVA_HOME or have"
                    + " it on the PATH.\n"));
    assertThat(Installation.run(Map.of("JAVA_HOME", "/nowhere"), command).err())
        .isEqualTo(
            "geusemaker: there is no Java in JAVA_HOME, /nowhere: correct it, or unset it to use"
                + " the java on the PATH.\n");
  }

  /** A user who may not write there; root may write anywhere. */
  @Test
  void startsAsWellWhereNothingCanBeWritten() throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    assumeThat(!root || Files.isExecutable(SETPRIV)).isTrue();
    Path open = Files.createDirectory(directory.resolve("read only"));
    Installation another = Installation.unpackedIn(open);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        another.home().resolve("lib"), PosixFilePermissions.fromString("r-xr-xr-x"));
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(
          List.of(SETPRIV.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.addAll(List.of(another.program().toString(), "--version"));
    try {
      assertTellsItsVersion(
          Installation.run(Map.of("JAVA_HOME", System.getProperty("java.home")), command));
      assertThat(another.sharedArchive()).doesNotExist();
    } finally {
      Files.setPosixFilePermissions(
          another.home().resolve("lib"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void isTheInterpreterOfARunbookThatNamesIt() throws Exception {
    Path runbook =
        Files.writeString(
            directory.resolve("greet.groovy"),
            """
            #!/usr/bin/env -S geusemaker run
            String name = param 'name', String, help: 'whom'
            println "hello $name, dry run: $dryRun"
            """);
    Files.setPosixFilePermissions(runbook, PosixFilePermissions.fromString("rwxr-xr-x"));
    String path = installation.program().getParent() + ":" + System.getenv("PATH");

    Installation.Run run =
        Installation.run(
            Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", path),
            List.of(runbook.toString(), "--dry-run", "--name", "shop"));

    assertThat(run).isEqualTo(new Installation.Run(0, "hello shop, dry run: true\n", ""));
  }

  /** The one for Windows cannot run here: what both have to say alike is compared. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:+Use",
        "io.geusemaker.scripting.cli.Main",
        "JAVA_OPTS",
        "JAVA_HOME",
        "70",
        "there is no Java: install one, 17 or newer, and set JAVA_HOME or have it on the PATH.",
        "Java 17 or newer is needed, and ",
        ": set JAVA_HOME to a newer one."
      })
  void saysInBothLaunchersTheSame(String words) throws Exception {
    assertThat(installation.program()).content().contains(words);
    assertThat(installation.program().resolveSibling("geusemaker.bat")).content().contains(words);
  }

  @Test
  void jumpsInTheLauncherOfWindowsOnlyToLabelsThatAreThere() throws Exception {
    String script = Files.readString(installation.program().resolveSibling("geusemaker.bat"));

    assertThat(Pattern.compile("goto (\\w+)").matcher(script).results().map(m -> m.group(1)))
        .isNotEmpty()
        .allSatisfy(label -> assertThat(script.lines()).contains(":" + label));
    assertThat(script.lines())
        .as("after its work it ends, and does not run into the failures")
        .containsSubsequence("exit /b %errorlevel%", ":none", "exit /b 70", ":old", "exit /b 70");
  }

  @Test
  void isInstalledAndCompletedAsTheDocumentSays() throws Exception {
    List<String> blocks =
        Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/install.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(blocks).hasSize(2);
    Path opt = Files.createDirectory(directory.resolve("documented"));
    Path bin = Files.createDirectory(opt.resolve("bin"));
    String script =
        String.join("", blocks)
                .replace("geusemaker-*.tar.gz", Installation.archive("tar.gz").toString())
                .replace("/usr/local/bin", bin.toString())
                .replace("/opt", opt.toString())
            + "complete -p geusemaker\n";

    Installation.Run run =
        Installation.run(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "PATH",
                bin + ":" + System.getenv("PATH")),
            List.of("bash", "-ec", script));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("geusemaker ", "complete ").endsWith(" geusemaker\n");
  }
}
