package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.image.Content;
import io.geusemaker.examples.sandbox.process.HostShell;
import io.geusemaker.examples.sandbox.process.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs {@code sh} for a container as a real process of this machine, with the stand-in programs
 * first on its path and a temporary directory that goes with it. Files of the container are not
 * there, but for {@code /etc/os-release} in arguments, and n8n's program with its list of
 * migrations, where no running container's stand-in takes its place.
 */
final class ContainerShell {

  /** Tells stand-ins which container they are called in, by its id. */
  static final String CONTAINER = "SANDBOX_CONTAINER";

  private static final String MACHINE_PATH = "/usr/local/bin:/usr/bin:/bin";

  private final HostShell shell;
  private final Path commands;

  /**
   * A shell.
   *
   * @param commands the directory of the stand-in programs
   */
  ContainerShell(HostShell shell, Path commands) {
    this.shell = shell;
    this.commands = commands;
  }

  int run(Container container, Map<String, String> environment, Call call) {
    Map<String, String> inside = new HashMap<>(environment);
    inside.put(CONTAINER, container.id());
    return run(inside, container.image().config().content(), call);
  }

  int run(Map<String, String> environment, Content content, Call call) {
    Path scratch = Scratch.directory("geusemaker-container");
    Map<String, String> whole = new HashMap<>(environment);
    String programs = commands + ":" + MACHINE_PATH;
    boolean ofContainer = environment.containsKey(CONTAINER);
    whole.put("PATH", ofContainer ? programs : scratch.resolve("bin") + ":" + programs);
    whole.put("HOME", scratch.toString());
    // The stand-ins are in Perl, which says so when this machine lacks a container's locale.
    whole.put("PERL_BADLANG", "0");
    whole.put("TMPDIR", scratch.toString());
    List<String> command = new ArrayList<>(List.of("/bin/sh"));
    try {
      N8nFiles.write(content, scratch);
      Path system = Files.writeString(scratch.resolve("os-release"), content.osRelease());
      call.arguments().stream()
          .map(word -> word.replace("/etc/os-release", system.toString()))
          .forEach(command::add);
      return run(shell.start(command, whole), call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Scratch.remove(scratch);
    }
  }

  private static int run(Process process, Call call) {
    Thread errors = pump(process.getErrorStream(), call.err());
    Thread output = pump(process.getInputStream(), call.out());
    try (OutputStream input = process.getOutputStream()) {
      call.input().transferTo(input);
    } catch (IOException endedWithoutReading) {
      // A script may end before it has read all of its input.
      process.onExit().join();
    }
    try {
      int exitCode = process.waitFor();
      output.join();
      errors.join();
      return exitCode;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return 137;
    }
  }

  private static Thread pump(InputStream from, OutputStream to) {
    Thread thread =
        new Thread(
            () -> {
              try {
                from.transferTo(to);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "sandbox-container-output");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
