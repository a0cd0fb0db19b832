package io.geusemaker.examples.sandbox;

import io.geusemaker.examples.sandbox.docker.Call;
import io.geusemaker.examples.sandbox.docker.Dispatcher;
import io.geusemaker.examples.sandbox.project.ProjectFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is there before a sandbox serves: directories, and the first {@code compose up}. */
final class FirstUp {

  private FirstUp() {}

  static void pull(Dispatcher dispatcher, Path host, String image) {
    call(dispatcher, host, "docker", List.of("pull", "-q", image));
  }

  static void run(Dispatcher dispatcher, ProjectFiles files, Path host, boolean composeV1) {
    List<String> words =
        new ArrayList<>(List.of("-p", "geusemaker", "-f", files.composeFile().toString()));
    files.source().envFiles().forEach(file -> words.addAll(List.of("--env-file", file.toString())));
    words.addAll(List.of("up", "-d"));
    if (!composeV1) {
      words.add(0, "compose");
    }
    call(dispatcher, host, composeV1 ? "docker-compose" : "docker", words);
  }

  private static void call(Dispatcher dispatcher, Path host, String program, List<String> words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(said, true, StandardCharsets.UTF_8);
    Call call =
        new Call(program, words, host, Map.of(), InputStream.nullInputStream(), printer, printer);
    if (dispatcher.run(call) != 0) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
    dispatcher.forgetCalls();
  }

  static void makeDirectories(Path host, Path stateDirectory) {
    try {
      for (String name : List.of("root", "tmp", "mnt/efs")) {
        Files.createDirectories(host.resolve(name));
      }
      Files.createDirectory(
          stateDirectory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
