package io.geusemaker.core.local;

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
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each script in a process group of its own. */
final class LocalSession implements HostSession {

  private static final Logger LOG = LoggerFactory.getLogger(LocalSession.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final List<String> elevation;
  private final Map<String, String> environment;

  LocalSession(List<String> elevation, Map<String, String> environment) {
    this.elevation = elevation;
    this.environment = environment;
  }

  @Override
  public ScriptResult run(Script script) {
    BoundedShell shell = BoundedShell.of(script);
    byte[] program = ShellProgram.standardInput(script);
    long start = System.nanoTime();
    try (LocalProcess process =
        LocalProcess.start(elevated(shell.command()), environment, program)) {
      boolean ended;
      try {
        ended = process.await(shell.patience());
      } catch (InterruptedException e) {
        stop(shell, process);
        Thread.currentThread().interrupt();
        throw new GeuseMakerException(new HostFailure.Interrupted(host(), script.name()), e);
      }
      if (!ended) {
        throw new GeuseMakerException(new HostFailure.TimedOut(script.name(), script.limit()));
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      ScriptResult result =
          shell
              .ending(process.stdout(), process.stderr(), OptionalInt.of(process.status()), elapsed)
              .orElseThrow();
      LOG.debug("{} on {}: {} after {} ms", script, host(), result, elapsed.toMillis());
      return result;
    } catch (IOException e) {
      throw new GeuseMakerException(new HostFailure.CommandMissing(host(), "sh"), e);
    } finally {
      Arrays.fill(program, (byte) 0);
    }
  }

  private void stop(BoundedShell shell, LocalProcess process) {
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    try {
      OptionalLong group = shell.processGroup(process.stderr());
      while (group.isEmpty()
          && !process.await(Duration.ofMillis(50))
          && System.nanoTime() < deadline) {
        group = shell.processGroup(process.stderr());
      }
      if (group.isPresent()) {
        List<String> command = elevated(BoundedShell.stop(group.getAsLong()));
        try (LocalProcess kill = LocalProcess.start(command, environment)) {
          kill.await(STOP_LIMIT);
        }
      }
    } catch (IOException | InterruptedException e) {
      LOG.warn("could not stop what runs here; its limit will", e);
    }
  }

  private List<String> elevated(List<String> command) {
    List<String> all = new ArrayList<>(elevation);
    all.addAll(command);
    return all;
  }

  @Override
  public String host() {
    return Local.HOST;
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return "session on " + host();
  }
}
