package io.geusemaker.scripting.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The archive of this build, unpacked. */
record Installation(Path home) {

  /** How it ended and what it printed. */
  record Run(int exit, String out, String err) {}

  /** The archive of this build in one of its formats. */
  static Path archive(String format) {
    return Path.of(System.getProperty("installation") + "." + format);
  }

  static Installation unpackedIn(Path directory) throws Exception {
    Files.createDirectories(directory);
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive("tar.gz").toString(), "-C", directory.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return new Installation(
        directory.resolve(Path.of(System.getProperty("installation")).getFileName()));
  }

  Path program() {
    return home.resolve("bin/geusemaker");
  }

  Path sharedArchive() {
    return home.resolve("lib/geusemaker.jsa");
  }

  /** Runs a command with this environment and nothing of this process's but the PATH. */
  static Run run(Map<String, String> environment, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(environment);
    Path err = Files.createTempFile("geusemaker", ".err");
    try {
      Process process = builder.redirectError(err.toFile()).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  /** Runs a program of the archive with the Java that runs this test. */
  static Run run(Path program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return run(Map.of("JAVA_HOME", System.getProperty("java.home")), command);
  }

  /** A Java that only tells its version: in a file, or when it is asked. */
  static Path javaOf(Path home, String version, boolean inAFile) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\" x' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    if (inAFile) {
      Files.writeString(home.resolve("release"), "X=\"1\"\nJAVA_VERSION=\"" + version + "\"\n");
    }
    return home;
  }
}
