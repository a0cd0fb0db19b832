package io.geusemaker.examples.contract;

import io.geusemaker.core.ssm.Ssm;
import io.geusemaker.examples.sandbox.process.Scratch;
import io.geusemaker.examples.ssm.SsmServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** This machine, with the Docker stack on it, as an instance reached over Systems Manager. */
final class SsmDocker implements AutoCloseable {

  private final Path orchestration = Scratch.directory("geusemaker-orchestration");
  private final SsmServer server = SsmServer.start(SsmDocker::start, orchestration);

  private static Process start(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SsmServer server() {
    return server;
  }

  Ssm transport() {
    return Ssm.instance(SsmServer.INSTANCE).region("eu-central-1").endpoint(server.endpoint());
  }

  /** Every command and output, as the service and the agent keep them. */
  String everythingKept() {
    StringBuilder kept = new StringBuilder(server.everythingKept());
    try (Stream<Path> files = Files.walk(orchestration)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.append(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept.toString();
  }

  @Override
  public void close() {
    server.close();
    Scratch.remove(orchestration);
  }
}
