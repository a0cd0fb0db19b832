package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own and what it has printed so far, on both of its streams. */
final class Child {

  private final Process process;
  private final StringBuilder screen = new StringBuilder();

  private Child(Process process) {
    this.process = process;
  }

  /** The command that starts {@link FakeMain}; arguments that begin with -D are properties. */
  static List<String> fakeMain(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    List<String> words = List.of(arguments);
    words.stream().filter(word -> word.startsWith("-D")).forEach(command::add);
    command.add(FakeMain.class.getName());
    words.stream().filter(word -> !word.startsWith("-D")).forEach(command::add);
    return command;
  }

  static Child start(ProcessBuilder builder) throws IOException {
    return new Child(builder.redirectErrorStream(true).start());
  }

  /** Reads until a text appears, or fails with what is there. */
  void await(String text) throws IOException {
    InputStream in = process.getInputStream();
    while (screen.indexOf(text) < 0) {
      byte[] some = new byte[4096];
      int count = in.read(some);
      assertThat(count).as("screen: %s", screen).isPositive();
      screen.append(new String(some, 0, count, StandardCharsets.UTF_8));
    }
  }

  void type(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  void signal(String name) throws Exception {
    String kill = "kill -" + name + " " + process.pid();
    assertThat(new ProcessBuilder("/bin/sh", "-c", kill).start().waitFor()).isZero();
  }

  /** Waits for the end; the exit code. */
  int end() throws Exception {
    screen.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    return process.waitFor();
  }

  void kill() {
    process.destroyForcibly();
  }

  String screen() {
    return screen.toString();
  }
}
