package io.geusemaker.examples.faults;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.core.ssm.Ssm;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.process.Scratch;
import io.geusemaker.examples.ssm.SsmServer;
import io.geusemaker.ssh.Ssh;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the host of a scene is reached: directly, where a process of its own takes SSH, or over
 * Systems Manager.
 *
 * @param sandbox the host
 * @param server the service, when it is reached over it
 * @param orchestration where its agent keeps what it runs
 */
record Way(Sandbox sandbox, Optional<SsmServer> server, Path orchestration)
    implements AutoCloseable {

  /** The kinds of ways. */
  enum Kind {
    DIRECT,
    SYSTEMS_MANAGER
  }

  static Way of(Kind kind, Sandbox sandbox) {
    Path orchestration = Scratch.directory("geusemaker-orchestration");
    return new Way(
        sandbox,
        kind == Kind.DIRECT
            ? Optional.empty()
            : Optional.of(SsmServer.start(sandbox::startAsRoot, orchestration)),
        orchestration);
  }

  Transport transport() {
    return server
        .map(SsmServer::endpoint)
        .<Transport>map(Way::overSystemsManager)
        .orElseGet(sandbox::transport);
  }

  /** The way as arguments of a process of its own. */
  List<String> arguments() {
    return List.of(
        sandbox.user() + "@127.0.0.1:" + sandbox.port(),
        sandbox.identity().toString(),
        sandbox.knownHosts().toString(),
        server.map(SsmServer::endpoint).map(URI::toString).orElse(""));
  }

  /** The way that such arguments tell. */
  static Transport of(List<String> arguments) {
    return arguments.get(3).isEmpty()
        ? Ssh.to(arguments.get(0))
            .identity(Path.of(arguments.get(1)))
            .knownHosts(Path.of(arguments.get(2)))
        : overSystemsManager(URI.create(arguments.get(3)));
  }

  private static Ssm overSystemsManager(URI endpoint) {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "an-example-and-no-secret");
    return Ssm.instance(SsmServer.INSTANCE).region("eu-central-1").endpoint(endpoint);
  }

  @Override
  public void close() {
    server.ifPresent(SsmServer::close);
    Scratch.remove(orchestration);
  }
}
