package io.geusemaker.examples.sandbox.ssh;

import io.geusemaker.examples.sandbox.process.HostShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** One exec request, run by the machine's own shell. */
final class ProcessCommand implements Command {

  private final String command;
  private final HostShell shell;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable OutputStream err;
  private @Nullable ExitCallback exit;
  private @Nullable Process process;

  ProcessCommand(String command, HostShell shell) {
    this.command = command;
    this.shell = shell;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    Process started = shell.start(List.of("/bin/sh", "-c", command), Map.of());
    process = started;
    InputStream input = Objects.requireNonNull(in);
    OutputStream output = Objects.requireNonNull(out);
    OutputStream errors = Objects.requireNonNull(err);
    ExitCallback callback = Objects.requireNonNull(exit);
    thread(() -> pump(input, started.getOutputStream()));
    Thread outputPump = thread(() -> pump(started.getInputStream(), output));
    Thread errorPump = thread(() -> pump(started.getErrorStream(), errors));
    thread(
        () -> {
          int exitCode = started.onExit().join().exitValue();
          join(outputPump);
          join(errorPump);
          callback.onExit(exitCode);
        });
  }

  /** As sshd does when a connection ends: the process loses its pipes and is left to itself. */
  @Override
  public void destroy(ChannelSession channel) {
    Process abandoned = process;
    if (abandoned != null && abandoned.isAlive()) {
      close(abandoned.getOutputStream());
      close(abandoned.getInputStream());
      close(abandoned.getErrorStream());
    }
  }

  private static void pump(InputStream from, OutputStream to) {
    byte[] buffer = new byte[8192];
    try (to) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException eitherSideIsGone) {
      close(to);
    }
  }

  private static void close(java.io.Closeable stream) {
    try {
      stream.close();
    } catch (IOException alreadyGone) {
      Thread.onSpinWait();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sandbox-ssh");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
