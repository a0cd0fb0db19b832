package io.geusemaker.examples.contract;

import io.geusemaker.core.ssm.Ssm;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.process.Scratch;
import io.geusemaker.examples.sandbox.project.ProjectVariant;
import io.geusemaker.examples.ssm.SsmServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sandbox as an instance that is reached over Systems Manager. */
final class SsmStack implements AutoCloseable {

  private final Path orchestration = Scratch.directory("geusemaker-orchestration");
  private final SsmServer server;
  private final SandboxStack stack;

  SsmStack() {
    Sandbox sandbox = Sandbox.start();
    server = SsmServer.start(sandbox::startAsRoot, orchestration);
    stack =
        new SandboxStack(
            sandbox,
            ProjectVariant.ENVFILE,
            Ssm.tagged(SsmServer.STACK).region("eu-central-1").endpoint(server.endpoint()));
  }

  SandboxStack stack() {
    return stack;
  }

  int commands() {
    return server.commands();
  }

  /** Every command and output, as the service and the agent keep them. */
  String everythingKept() {
    StringBuilder kept = new StringBuilder(server.everythingKept());
    try (Stream<Path> files = Files.walk(orchestration)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.append(Files.readString(file)).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept.toString();
  }

  @Override
  public void close() {
    server.close();
    stack.close();
    Scratch.remove(orchestration);
  }
}
