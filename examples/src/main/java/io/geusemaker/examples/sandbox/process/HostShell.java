package io.geusemaker.examples.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts processes in the sandbox's host: its own commands first on the path, little else. */
public final class HostShell implements AutoCloseable {

  private static final String MACHINE_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Path workingDirectory;
  private final Map<String, String> environment;
  private final Set<Process> live = ConcurrentHashMap.newKeySet();

  /**
   * A shell that starts nothing yet.
   *
   * @param commands the directory that is first on the path
   * @param host where processes start, with {@code root} and {@code tmp} under it
   * @param user their user name
   */
  public HostShell(Path commands, Path host, String user) {
    this.workingDirectory = host;
    this.environment =
        Map.of(
            "PATH",
            commands + ":" + MACHINE_PATH,
            "HOME",
            host.resolve("root").toString(),
            "TMPDIR",
            host.resolve("tmp").toString(),
            "USER",
            user,
            "LOGNAME",
            user,
            "SHELL",
            "/bin/sh",
            "LANG",
            "C.UTF-8");
  }

  /**
   * Starts a process with nothing but this shell's environment and some more.
   *
   * @param command the program and its arguments
   * @param more further environment variables
   * @return the process, which ends with this shell at the latest
   */
  public Process start(List<String> command, Map<String, String> more) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    try {
      Process process = builder.start();
      live.add(process);
      var unused = process.onExit().thenAccept(live::remove);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends every process that is still running, and their children. */
  @Override
  public void close() {
    for (Process process : live) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
