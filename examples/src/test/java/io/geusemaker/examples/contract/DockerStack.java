package io.geusemaker.examples.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.examples.sandbox.process.Loopback;
import io.geusemaker.ssh.Ssh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The Docker stack: real engine, compose, PostgreSQL, n8n and OpenSSH. */
final class DockerStack extends StackUnderTest {

  private static final Path SCRIPTS = Path.of("stack").toAbsolutePath();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Path records;
  private final Map<String, String> facts;
  private final Map<String, String> ssh;
  private final N8nDoor door;
  private Transport way;

  private DockerStack(Path directory, Map<String, String> facts, Map<String, String> ssh) {
    super(Secrets.database(directory), Secrets.owner(directory));
    this.directory = directory;
    this.records = directory.resolve("records");
    this.facts = facts;
    this.ssh = ssh;
    this.door = new N8nDoor(facts);
    this.way = overSsh();
    deployment().register(registration());
  }

  /** Where the deployment is, and which of the host's compose projects it is. */
  Registration registration() {
    return Registration.at("ssh://" + destination()).composeProject(fact("project"));
  }

  /** Brings a stack up; settings are those of {@code stack/README.md}. */
  static DockerStack up(Map<String, String> settings) {
    try {
      return up(Files.createTempDirectory("geusemaker-stack"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings a stack up in which Qdrant, a program that uses it and Crawl4AI have keys. */
  static DockerStack keyed() {
    return up(
        Map.of(
            "GEUSEMAKER_STACK_VARIANT",
            "keyed",
            "GEUSEMAKER_STACK_QDRANT_PORT",
            String.valueOf(Loopback.freePort()),
            "GEUSEMAKER_STACK_CRAWL4AI_PORT",
            String.valueOf(Loopback.freePort())));
  }

  /** Brings a stack up in a directory. */
  static DockerStack up(Path directory, Map<String, String> settings) {
    String project = "gmit" + ProcessHandle.current().pid() + "x" + NUMBER.incrementAndGet();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("GEUSEMAKER_STACK_PROJECT", project);
    environment.put("GEUSEMAKER_STACK_N8N_PORT", String.valueOf(Loopback.freePort()));
    environment.put("GEUSEMAKER_STACK_POSTGRES_PORT", String.valueOf(Loopback.freePort()));
    Map<String, String> facts = facts(environment, "up.sh", directory.toString());
    return new DockerStack(directory, facts, facts(Map.of(), "sshd.sh", directory.toString()));
  }

  private static Map<String, String> facts(
      Map<String, String> environment, String script, String argument) {
    Shell.Ended ended =
        Shell.run(environment, "", List.of(SCRIPTS.resolve(script).toString(), argument));
    if (ended.exitCode() != 0) {
      throw new IllegalStateException(script + ": " + ended.output() + ended.errors());
    }
    Map<String, String> facts = new TreeMap<>();
    ended
        .output()
        .lines()
        .filter(line -> line.contains("="))
        .forEach(
            line ->
                facts.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    return facts;
  }

  @Override
  Deployment deployment() {
    return Deployment.of(String.valueOf(facts.get("project")))
        .stateDirectory(records)
        .over(transport());
  }

  @Override
  Transport transport() {
    return way;
  }

  /** Takes another way to the host than OpenSSH. */
  DockerStack over(Transport chosen) {
    way = chosen;
    return this;
  }

  private Transport overSsh() {
    List<String> arguments = sshArguments();
    return Ssh.to(arguments.get(0))
        .identity(Path.of(arguments.get(1)))
        .knownHosts(Path.of(arguments.get(2)));
  }

  private String destination() {
    return ssh.get("user") + "@127.0.0.1:" + ssh.get("port");
  }

  /** SSH destination, identity and known hosts. */
  List<String> sshArguments() {
    return List.of(
        destination(), String.valueOf(ssh.get("identity")), String.valueOf(ssh.get("known_hosts")));
  }

  @Override
  Path stateDirectory() {
    return records;
  }

  Path directory() {
    return directory;
  }

  String fact(String name) {
    return String.valueOf(facts.get(name));
  }

  @Override
  boolean databaseAccepts(String password) {
    Shell.Ended ended =
        Shell.run(
            Map.of("PGPASSWORD", password),
            "",
            List.of(
                "docker",
                "run",
                "--rm",
                "--network",
                fact("project") + "_default",
                "-e",
                "PGPASSWORD",
                "--entrypoint",
                "psql",
                databaseImage(),
                "-w",
                "-h",
                "postgres",
                "-U",
                "geusemaker",
                "-d",
                "geusemaker",
                "-Atc",
                "SELECT 1"));
    if (ended.exitCode() == 0) {
      return true;
    }
    if (!ended.errors().contains("password authentication failed")) {
      throw new IllegalStateException(ended.errors());
    }
    return false;
  }

  private String databaseImage() {
    return inspect("postgres", "{{.Image}}");
  }

  @Override
  int login(String password) {
    return door.login(password);
  }

  /** As {@link #login}, but waits until n8n counts the attempt no longer as one too many. */
  int loginOnceAllowed(String password) {
    return door.loginOnceAllowed(password);
  }

  @Override
  String storedPassword(String credentialName) {
    return stored(credentialName, "password");
  }

  /** A field of a credential that n8n stores, as n8n decrypts it. */
  String stored(String credentialName, String field) {
    String exported =
        Shell.output(
            "docker",
            "exec",
            fact("n8n_container"),
            "sh",
            "-c",
            "umask 077; f=/dev/shm/export.json; n8n export:credentials --all --decrypted"
                + " --output=$f >/dev/null 2>&1; cat $f; rm -f $f");
    try {
      for (JsonNode credential : JSON.readTree(exported)) {
        if (credential.path("name").asText().equals(credentialName)) {
          return credential.path("data").path(field).asText();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("n8n has no credential " + credentialName);
  }

  @Override
  List<String> query(String sql) {
    return Shell.output(
            "docker",
            "exec",
            fact("postgres_container"),
            "psql",
            "-AtU",
            "geusemaker",
            "-d",
            "geusemaker",
            "-c",
            sql)
        .lines()
        .toList();
  }

  @Override
  Map<String, String> projectFiles() {
    Map<String, String> files = new TreeMap<>();
    for (Path place : List.of(directory, directory.resolve("secrets"))) {
      if (Files.isDirectory(place)) {
        readFiles(place, files);
      }
    }
    return files;
  }

  private void readFiles(Path place, Map<String, String> files) {
    try (Stream<Path> entries = Files.list(place)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  String databaseLog() {
    return log("postgres_container");
  }

  @Override
  String hostLogs() {
    return databaseLog() + log("n8n_container");
  }

  private String log(String container) {
    Shell.Ended ended = Shell.run(Map.of(), "", List.of("docker", "logs", fact(container)));
    return ended.output() + ended.errors();
  }

  @Override
  String containerId(String service) {
    return inspect(service, "{{.Id}}");
  }

  /** The version of compose that made a service's container. */
  String composeOf(String service) {
    return inspect(service, "{{index .Config.Labels \"com.docker.compose.version\"}}");
  }

  /** Name and state of every container of the project. */
  List<String> containers() {
    return Shell.output(
            "docker",
            "ps",
            "-a",
            "--filter",
            "label=com.docker.compose.project=" + fact("project"),
            "--format",
            "{{.Names}} {{.State}}")
        .lines()
        .sorted()
        .toList();
  }

  /** State and health of a service's container. */
  String health(String service) {
    return inspect(service, "{{.State.Status}} {{.State.Health.Status}}");
  }

  /** The environment of a service's container. */
  String environment(String service) {
    return inspect(service, "{{range .Config.Env}}{{println .}}{{end}}");
  }

  /** A variable in a container's environment. */
  String variable(String service, String name) {
    return environment(service)
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private String inspect(String service, String format) {
    return Shell.output("docker", "inspect", "--format", format, fact(service + "_container"));
  }

  @Override
  void awaitLoginLimit() {
    door.awaitLimit();
  }

  @Override
  void proofsSpent() {
    door.spent(2);
  }

  @Override
  public void close() {
    Shell.output(SCRIPTS.resolve("sshd.sh").toString(), "--stop", directory.toString());
    Shell.output(SCRIPTS.resolve("down.sh").toString(), directory.toString());
    // down.sh leaves what it did not make: the records.
    Shell.output("rm", "-rf", records.toString());
    Shell.run(Map.of(), "", List.of("rmdir", directory.toString()));
  }
}
