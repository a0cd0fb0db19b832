package io.geusemaker.examples.extension.exec;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.BoundedShell;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.ShellProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Starts the program once for each script: secrets are on its standard input, and nowhere else. */
final class ExecSession implements HostSession {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final List<String> program;
  private final String host;

  ExecSession(List<String> program, String host) {
    this.program = program;
    this.host = host;
  }

  @Override
  public ScriptResult run(Script script) {
    BoundedShell shell = BoundedShell.of(script);
    byte[] input = ShellProgram.standardInput(script);
    long start = System.nanoTime();
    try (Child child = Child.start(through(shell.command()), input)) {
      if (!ended(child, shell, script)) {
        throw new GeuseMakerException(new HostFailure.TimedOut(script.name(), script.limit()));
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      return shell
          .ending(child.stdout(), child.stderr(), child.status(), elapsed)
          .orElseThrow(() -> lost(script));
    } catch (IOException e) {
      throw new GeuseMakerException(new HostFailure.CommandMissing(host, program.get(0)), e);
    } finally {
      Arrays.fill(input, (byte) 0);
    }
  }

  private boolean ended(Child child, BoundedShell shell, Script script) throws IOException {
    try {
      return child.await(shell.patience());
    } catch (InterruptedException e) {
      stop(child, shell);
      Thread.currentThread().interrupt();
      throw new GeuseMakerException(new HostFailure.Interrupted(host, script.name()), e);
    }
  }

  /** The end of the program here need not be the end of what it started there. */
  private void stop(Child child, BoundedShell shell) throws IOException {
    try {
      long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
      OptionalLong group = shell.processGroup(child.stderr());
      while (group.isEmpty()
          && !child.await(Duration.ofMillis(50))
          && System.nanoTime() < deadline) {
        group = shell.processGroup(child.stderr());
      }
      if (group.isPresent()) {
        try (Child kill = Child.start(through(BoundedShell.stop(group.getAsLong())), new byte[0])) {
          var ignored = kill.await(STOP_LIMIT);
        }
      }
    } catch (InterruptedException e) {
      // Asked twice: the script's own limit stops it.
      Thread.currentThread().interrupt();
    }
  }

  private GeuseMakerException lost(Script script) {
    return new GeuseMakerException(
        new HostFailure.ConnectionLost(host, script.name(), program.get(0) + " ended early"));
  }

  private List<String> through(List<String> command) {
    List<String> words = new ArrayList<>(program);
    words.addAll(command);
    return words;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public void close() {}
}
