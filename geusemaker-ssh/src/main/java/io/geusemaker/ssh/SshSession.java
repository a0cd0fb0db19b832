package io.geusemaker.ssh;

import com.jcraft.jsch.JSchException;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.BoundedShell;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.ShellProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each script on a channel of its own over one connection. */
final class SshSession implements HostSession {

  private static final Logger LOG = LoggerFactory.getLogger(SshSession.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final SshConfig config;
  private final SshConnection connection;
  private final List<String> elevation;

  private SshSession(SshConfig config, SshConnection connection, List<String> elevation) {
    this.config = config;
    this.connection = connection;
    this.elevation = elevation;
  }

  static SshSession open(SshConfig config) {
    SshConnection connection = SshConnection.open(config);
    try {
      return new SshSession(config, connection, Privilege.find(config, connection));
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public ScriptResult run(Script script) {
    BoundedShell shell = BoundedShell.of(script);
    byte[] program = ShellProgram.standardInput(script);
    long start = System.nanoTime();
    try (RemoteCommand command =
        RemoteCommand.start(
            connection.session(), line(shell.command()), program, config.connectTimeout())) {
      await(script, shell, command);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      ScriptResult result =
          shell
              .ending(command.stdout(), command.stderr(), command.status(), elapsed)
              .orElseThrow(() -> lost(script, command.refusal().orElse(null)));
      LOG.debug("{} on {}: {} after {} ms", script, host(), result, elapsed.toMillis());
      return result;
    } catch (JSchException e) {
      throw lost(script, e);
    } finally {
      Arrays.fill(program, (byte) 0);
    }
  }

  private void await(Script script, BoundedShell shell, RemoteCommand command) {
    boolean ended;
    try {
      ended = command.await(shell.patience());
    } catch (InterruptedException e) {
      stop(shell, command);
      Thread.currentThread().interrupt();
      throw new GeuseMakerException(new HostFailure.Interrupted(host(), script.name()), e);
    }
    if (!ended) {
      throw new GeuseMakerException(new HostFailure.TimedOut(script.name(), script.limit()));
    }
  }

  private void stop(BoundedShell shell, RemoteCommand command) {
    command.abandon();
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    try {
      OptionalLong group = shell.processGroup(command.stderr());
      while (group.isEmpty()
          && !command.await(Duration.ofMillis(50))
          && System.nanoTime() < deadline) {
        group = shell.processGroup(command.stderr());
      }
      if (group.isPresent()) {
        String line = line(BoundedShell.stop(group.getAsLong()));
        try (RemoteCommand kill =
            RemoteCommand.start(connection.session(), line, new byte[0], STOP_LIMIT)) {
          kill.await(STOP_LIMIT);
        }
      }
    } catch (JSchException | InterruptedException e) {
      LOG.warn("could not stop what runs on {}; its limit will", host(), e);
    }
  }

  private String line(List<String> command) {
    List<String> all = new ArrayList<>(elevation);
    all.addAll(command);
    return RemoteCommand.line(all);
  }

  private GeuseMakerException lost(Script script, @Nullable JSchException cause) {
    String reason =
        cause != null
            ? String.valueOf(cause.getMessage())
            : connection.isUp()
                ? "the channel was closed without an exit code"
                : "the host closed it or no longer answers";
    return new GeuseMakerException(
        new HostFailure.ConnectionLost(host(), script.name(), reason), cause);
  }

  @Override
  public String host() {
    return config.address().toString();
  }

  @Override
  public void close() {
    connection.close();
  }

  @Override
  public String toString() {
    return "session on " + host();
  }
}
