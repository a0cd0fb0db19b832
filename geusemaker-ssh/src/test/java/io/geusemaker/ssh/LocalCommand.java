package io.geusemaker.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Runs a command with the local shell; like OpenSSH it does not stop it when the client goes. */
@SuppressWarnings("NullAway.Init") // The server sets the streams before it starts the command.
final class LocalCommand implements Command {

  private final String command;
  private final Map<String, String> environment;
  private InputStream in;
  private OutputStream out;
  private OutputStream err;
  private ExitCallback exit;

  LocalCommand(String command, Map<String, String> environment) {
    this.command = command;
    this.environment = environment;
  }

  @Override
  public void start(ChannelSession channel, Environment env) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command);
    builder.environment().putAll(environment);
    Process process = builder.start();
    pump(in, process.getOutputStream(), true);
    Thread stdout = pump(process.getInputStream(), out, false);
    Thread stderr = pump(process.getErrorStream(), err, false);
    daemon(
        () -> {
          try {
            int code = process.waitFor();
            stdout.join(3000);
            stderr.join(3000);
            exit.onExit(code);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static Thread pump(InputStream from, OutputStream to, boolean close) {
    return daemon(
        () -> {
          byte[] buffer = new byte[32_768];
          try {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
              to.write(buffer, 0, n);
              to.flush();
            }
            if (close) {
              to.close();
            }
          } catch (IOException e) {
            // One of the two ends is gone.
            return;
          }
        });
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "local-command");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void destroy(ChannelSession channel) {}

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
}
