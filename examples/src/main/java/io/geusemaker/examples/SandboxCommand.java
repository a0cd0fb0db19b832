package io.geusemaker.examples;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.Registration;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.scripting.cli.AdditionalCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code geusemaker sandbox}: a stack to try the other commands on. */
@Command(
    name = "sandbox",
    description = {
      "Start a stack to try the other commands on, until Ctrl-C or the end of input.",
      "",
      "It is one process: a real SSH server on loopback, a real PostgreSQL, and stand-ins for"
          + " docker and n8n. Nothing of it is left when it ends."
    })
public final class SandboxCommand implements AdditionalCommand {

  private static final String NAME = "my-dev-stack";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  /** For the command line, which fills in the options. */
  public SandboxCommand() {}

  @Override
  public Integer call() throws IOException {
    try (Sandbox sandbox = Sandbox.builder().withRegistry().start()) {
      var registered =
          Deployment.of(NAME)
              .stateDirectory(sandbox.stateDirectory())
              .register(Registration.at(address(sandbox)));
      System.out.printf(
          """
          "%1$s" is up until Ctrl-C or the end of input. In another terminal:
            geusemaker plan %1$s --state-dir %2$s
            geusemaker update %1$s --rotate-credentials --state-dir %2$s
          """,
          registered.name(), sandbox.stateDirectory());
      System.out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    return 0;
  }

  private static String address(Sandbox sandbox) {
    return "ssh://%s@127.0.0.1:%d?identity=%s&known_hosts=%s"
        .formatted(
            sandbox.user(),
            sandbox.port(),
            encoded(sandbox.identity()),
            encoded(sandbox.knownHosts()));
  }

  private static String encoded(Path file) {
    return URLEncoder.encode(file.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
