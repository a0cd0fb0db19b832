package io.geusemaker.examples.contract;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.project.ProjectVariant;
import io.geusemaker.ssh.Ssh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The sandbox, reached over SSH unless another transport is given. */
final class SandboxStack extends StackUnderTest {

  private final Sandbox sandbox;
  private final ProjectVariant variant;
  private final Path records;
  private final Transport transport;
  private final UnaryOperator<Deployment> choices;

  SandboxStack(Sandbox sandbox) {
    this(sandbox, ProjectVariant.ENVFILE);
  }

  SandboxStack(Sandbox sandbox, ProjectVariant variant) {
    this(sandbox, variant, ssh(sandbox));
  }

  SandboxStack(Sandbox sandbox, ProjectVariant variant, Transport transport) {
    this(sandbox, variant, transport, UnaryOperator.identity());
  }

  /** With further choices, such as of the key. */
  SandboxStack(Sandbox sandbox, UnaryOperator<Deployment> choices) {
    this(sandbox, ProjectVariant.ENVFILE, ssh(sandbox), choices);
  }

  private SandboxStack(
      Sandbox sandbox,
      ProjectVariant variant,
      Transport transport,
      UnaryOperator<Deployment> choices) {
    super(sandbox.postgresPassword(), sandbox.ownerPassword());
    this.sandbox = sandbox;
    this.variant = variant;
    this.transport = transport;
    this.choices = choices;
    this.records = sandbox.stateDirectory();
    deployment()
        .register(Registration.at("ssh://" + sandbox.user() + "@127.0.0.1:" + sandbox.port()));
  }

  Sandbox sandbox() {
    return sandbox;
  }

  @Override
  Deployment deployment() {
    return choices.apply(Deployment.of("my-dev-stack").stateDirectory(records).over(transport()));
  }

  @Override
  Transport transport() {
    return transport;
  }

  private static Transport ssh(Sandbox sandbox) {
    return Ssh.to(sandbox.user() + "@127.0.0.1:" + sandbox.port())
        .identity(sandbox.identity())
        .knownHosts(sandbox.knownHosts());
  }

  /** The same deployment without SSH in between, for tests that run many scripts. */
  Deployment direct() {
    return deployment().over(sandbox.transport());
  }

  /** Runs a command on the host, which has to succeed. */
  void onHost(String command) {
    try (HostSession session = sandbox.transport().connect()) {
      if (!session.run(Script.of("test", command)).succeeded()) {
        throw new IllegalStateException(command);
      }
    }
  }

  @Override
  Path stateDirectory() {
    return records;
  }

  @Override
  boolean databaseAccepts(String password) {
    return sandbox.postgresAccepts("geusemaker", password);
  }

  @Override
  int login(String password) {
    return variant == ProjectVariant.BASICAUTH
        ? sandbox.n8nBasicAuth(sandbox.ownerEmail(), password)
        : sandbox.n8nLogin(sandbox.ownerEmail(), password);
  }

  @Override
  String storedPassword(String credentialName) {
    return sandbox.storedCredential(credentialName).path("password").asText();
  }

  @Override
  List<String> query(String sql) {
    return sandbox.query(sql);
  }

  @Override
  Map<String, String> projectFiles() {
    Map<String, String> files = new TreeMap<>();
    Path directory = sandbox.composeFile().resolveSibling("");
    try (Stream<Path> entries = Files.walk(directory)) {
      for (Path file : entries.filter(Files::isRegularFile).filter(f -> !isBackup(f)).toList()) {
        files.put(directory.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** The value of a variable in the project's env file. */
  String runtimeVariable(String name) {
    try {
      return Files.readAllLines(sandbox.runtimeEnv()).stream()
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Dumps are no text, and stay for a later rollback. */
  private static boolean isBackup(Path file) {
    return file.toString().contains("/.geusemaker-backups/");
  }

  /** Mode and owner of every file of the compose project, by name. */
  Map<String, String> projectFileOwners() {
    Map<String, String> owners = new TreeMap<>();
    Path directory = sandbox.composeFile().resolveSibling("");
    try (Stream<Path> entries = Files.walk(directory)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        owners.put(
            directory.relativize(file).toString(),
            PosixFilePermissions.toString(attributes.permissions())
                + " "
                + attributes.owner().getName()
                + ":"
                + attributes.group().getName());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return owners;
  }

  /** Name, state and health of every container, as docker shows them. */
  List<String> containers() {
    Script look =
        Script.of(
            "look",
            """
            docker inspect --format \
              '{{.Name}} {{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{end}}' \
              $(docker ps -a --no-trunc --filter label=com.docker.compose.project --format '{{.ID}}')
            """);
    try (HostSession host = sandbox.transport().connect()) {
      return host.run(look).stdout().lines().map(String::strip).sorted().toList();
    }
  }

  @Override
  String databaseLog() {
    try {
      return Files.readString(sandbox.postgresLog());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  String hostLogs() {
    return databaseLog() + String.join("\n", sandbox.dockerCalls());
  }

  @Override
  String containerId(String service) {
    return sandbox.containerId(service);
  }

  @Override
  void awaitLoginLimit() {
    sandbox.forgetN8nLogins();
  }

  @Override
  void proofsSpent() {
    sandbox.forgetN8nLogins();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
