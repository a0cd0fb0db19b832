package io.geusemaker.examples.sandbox;

import io.geusemaker.examples.sandbox.project.ProjectVariant;
import java.io.IOException;
import java.util.Locale;

/** Starts a sandbox for other processes, and keeps it until standard input ends. */
public final class SandboxMain {

  private SandboxMain() {}

  /**
   * Prints how to reach the sandbox, one {@code key=value} a line, then {@code ready}.
   *
   * @param arguments the variant, or nothing
   * @throws IOException when standard input cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    SandboxBuilder builder = Sandbox.builder();
    if (arguments.length > 0) {
      builder.projectVariant(ProjectVariant.valueOf(arguments[0].toUpperCase(Locale.ROOT)));
    }
    try (Sandbox sandbox = builder.start()) {
      System.out.printf(
          """
          connection=ssh://%s@127.0.0.1:%d
          host=127.0.0.1
          port=%d
          user=%s
          identity=%s
          known_hosts=%s
          state_dir=%s
          host_directory=%s
          compose_file=%s
          owner_email=%s
          ready
          """,
          sandbox.user(),
          sandbox.port(),
          sandbox.port(),
          sandbox.user(),
          sandbox.identity(),
          sandbox.knownHosts(),
          sandbox.stateDirectory(),
          sandbox.hostDirectory(),
          sandbox.composeFile(),
          sandbox.ownerEmail());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Whatever is written to it, only its end counts.
        Thread.onSpinWait();
      }
    }
  }
}
