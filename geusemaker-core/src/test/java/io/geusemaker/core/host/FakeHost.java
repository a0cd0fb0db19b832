package io.geusemaker.core.host;

import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.ShellProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host on which scripts really run, in this machine's shell, but docker is made up call by call
 * and nothing else is on the path that scripts do not need.
 */
public final class FakeHost implements HostSession {

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "awk",
          "base64",
          "cat",
          "cp",
          "cut",
          "date",
          "df",
          "dirname",
          "grep",
          "head",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sha256sum",
          "sleep",
          "sort",
          "stat",
          "sync",
          "tail",
          "tr");

  private final Path directory;
  private final Path bin;
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  /** A host that keeps its programs in a directory. */
  public FakeHost(Path directory) throws IOException {
    this.directory = directory;
    this.bin = Files.createDirectory(directory.resolve("bin"));
    for (String tool : TOOLS) {
      Path program =
          Stream.of("/usr/bin", "/bin")
              .map(place -> Path.of(place, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(bin.resolve(tool), program);
    }
  }

  /** Shell code that prints a text as it is. */
  public static String prints(String text) {
    return "cat <<'END_OF_ANSWER'\n" + text + "\nEND_OF_ANSWER\n";
  }

  /**
   * Says what a call of docker does. The pattern that was named last decides.
   *
   * @param pattern what the arguments are, with {@code *} for anything
   * @param code shell code
   * @return this
   */
  public FakeHost docker(String pattern, String code) {
    answers.remove(pattern);
    answers.put(pattern, code);
    return this;
  }

  /** Changes a text in every script, so that it looks at another place than the real one. */
  public FakeHost rewriting(String text, String by) {
    places.put(text, by);
    return this;
  }

  /** The calls of docker so far, each on a line. */
  public List<String> calls() {
    try {
      Path calls = directory.resolve("calls");
      return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ScriptResult run(Script script) {
    String program = new String(ShellProgram.standardInput(script), StandardCharsets.UTF_8);
    for (Map.Entry<String, String> place : places.entrySet()) {
      program = program.replace(place.getKey(), place.getValue());
    }
    Path errors = directory.resolve("errors");
    try {
      writeDocker();
      ProcessBuilder builder = new ProcessBuilder(bin.resolve("sh").toString(), "-s");
      builder.environment().clear();
      builder.environment().put("PATH", bin.toString());
      Process process = builder.redirectError(errors.toFile()).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(program.getBytes(StandardCharsets.UTF_8));
      }
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new ScriptResult(process.waitFor(), out, Files.readString(errors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void writeDocker() throws IOException {
    StringBuilder text = new StringBuilder("#!/bin/sh\nhere='" + directory + "'\n");
    text.append("printf '%s\\n' \"$*\" | tr '\\n' ' ' >>\"$here/calls\"\necho >>\"$here/calls\"\n");
    text.append("case \"$*\" in\n");
    List<Map.Entry<String, String>> latestFirst = new ArrayList<>(answers.entrySet());
    Collections.reverse(latestFirst);
    for (Map.Entry<String, String> answer : latestFirst) {
      text.append(pattern(answer.getKey())).append(")\n").append(answer.getValue());
      text.append("\n;;\n");
    }
    text.append("*) echo \"docker was not expected to be called: $*\" >&2; exit 99 ;;\nesac\n");
    Path docker = bin.resolve("docker");
    Files.writeString(docker, text);
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (!Files.exists(bin.resolve("docker-compose"))) {
      Files.writeString(
          bin.resolve("docker-compose"), "#!/bin/sh\nexec '" + docker + "' v1-compose \"$@\"\n");
      Files.setPosixFilePermissions(
          bin.resolve("docker-compose"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String pattern(String words) {
    return Stream.of(words.split("\\*", -1))
        .map(literal -> literal.isEmpty() ? "" : "'" + literal.replace("'", "'\\''") + "'")
        .collect(Collectors.joining("*"));
  }

  @Override
  public String host() {
    return "fake";
  }

  @Override
  public void close() {}
}
