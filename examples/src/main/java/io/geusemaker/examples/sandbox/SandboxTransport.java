package io.geusemaker.examples.sandbox;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.ShellProgram;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.examples.sandbox.process.HostShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs scripts in the sandbox's host without SSH: the same shell, the same stand-ins, started
 * directly.
 *
 * @param shell the host's shell
 */
record SandboxTransport(HostShell shell) implements Transport {

  @Override
  public HostSession connect() {
    return new Session(shell);
  }

  private record Session(HostShell shell) implements HostSession {

    @Override
    public ScriptResult run(Script script) {
      Process process = shell.start(List.of("/bin/sh", "-s"), Map.of("SANDBOX_ROOT", "1"));
      CompletableFuture<String> out = text(process.getInputStream());
      CompletableFuture<String> err = text(process.getErrorStream());
      byte[] program = ShellProgram.standardInput(script);
      try (OutputStream in = process.getOutputStream()) {
        in.write(program);
      } catch (IOException e) {
        throw failed(script, process, e);
      } finally {
        Arrays.fill(program, (byte) 0);
      }
      try {
        if (!process.waitFor(script.limit().toMillis(), TimeUnit.MILLISECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          throw new GeuseMakerException(new HostFailure.TimedOut(script.name(), script.limit()));
        }
        return new ScriptResult(process.exitValue(), out.join(), err.join());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed(script, process, e);
      }
    }

    @Override
    public String host() {
      return "sandbox";
    }

    @Override
    public void close() {}

    private static GeuseMakerException failed(Script script, Process process, Exception cause) {
      process.destroyForcibly();
      return new GeuseMakerException(
          new HostFailure.ConnectionLost("sandbox", script.name(), cause.toString()), cause);
    }

    private static CompletableFuture<String> text(InputStream stream) {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          },
          task -> {
            Thread thread = new Thread(task, "sandbox-script-output");
            thread.setDaemon(true);
            thread.start();
          });
    }
  }
}
