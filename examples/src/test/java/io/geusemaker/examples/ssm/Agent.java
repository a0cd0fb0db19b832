package io.geusemaker.examples.ssm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands as the agent does: {@code sh} with the script's file, no standard input, in a
 * process group that is killed when it is late or cancelled. Scripts and outputs stay on disk.
 */
final class Agent {

  private static final int STDOUT = 24_000;
  private static final int STDERR = 8_000;
  private static final String CUT = "--output truncated--";
  private static final int SIGKILL = 137;

  private final AgentShell shell;
  private final Path orchestration;
  private final Semaphore workers;
  private final Map<String, Process> running = new ConcurrentHashMap<>();

  Agent(AgentShell shell, Path orchestration, int atATime) {
    this.shell = shell;
    this.orchestration = orchestration;
    this.workers = new Semaphore(atATime);
  }

  void run(Invocation invocation) {
    workers.acquireUninterruptibly();
    try {
      runNow(invocation);
    } finally {
      workers.release();
    }
  }

  private void runNow(Invocation invocation) {
    if (!invocation.begin()) {
      return;
    }
    try {
      Path directory =
          Files.createDirectories(
              orchestration
                  .resolve(invocation.instance)
                  .resolve(invocation.id)
                  .resolve("awsrunShellScript"));
      Path script = Files.writeString(directory.resolve("_script.sh"), invocation.text);
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      Path out = directory.resolve("stdout");
      Path err = directory.resolve("stderr");
      Process process =
          shell.start(
              List.of(
                  "setsid",
                  "sh",
                  "-c",
                  "exec sh \"$0\" >\"$1\" 2>\"$2\" </dev/null",
                  script.toString(),
                  out.toString(),
                  err.toString()),
              Map.of("AWS_SSM_INSTANCE_ID", invocation.instance));
      running.put(invocation.id, process);
      boolean ended = process.waitFor(invocation.limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill(process);
      }
      int code = process.waitFor();
      running.remove(invocation.id);
      invocation.end(
          details(ended, code), code, shown(out, STDOUT, code), shown(err, STDERR, code));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String details(boolean ended, int code) {
    if (!ended || code == SIGKILL) {
      return "Execution Timed Out";
    }
    return code == 0 ? "Success" : "Failed";
  }

  void cancel(Invocation invocation) {
    Process process = running.get(invocation.id);
    invocation.end("Cancelled", process == null ? -1 : SIGKILL, "", "");
    if (process != null) {
      kill(process);
    }
  }

  private void kill(Process process) {
    shell.start(List.of("sh", "-c", "kill -s KILL -- -" + process.pid()), Map.of());
  }

  private static String shown(Path file, int most, int code) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String whole =
        most == STDERR && code != 0 ? text + "failed to run commands: exit status " + code : text;
    return whole.length() < most ? whole : whole.substring(0, most - CUT.length()) + CUT;
  }
}
