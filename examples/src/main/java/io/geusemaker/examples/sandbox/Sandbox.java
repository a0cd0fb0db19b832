package io.geusemaker.examples.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.examples.sandbox.docker.Fault;
import io.geusemaker.examples.sandbox.docker.Machine;
import io.geusemaker.examples.sandbox.docker.StandIns;
import io.geusemaker.examples.sandbox.n8n.N8nWorkload;
import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import io.geusemaker.examples.sandbox.process.HostShell;
import io.geusemaker.examples.sandbox.process.Scratch;
import io.geusemaker.examples.sandbox.project.InitialSecrets;
import io.geusemaker.examples.sandbox.project.ProjectFiles;
import io.geusemaker.examples.sandbox.project.ProjectVariant;
import io.geusemaker.examples.sandbox.registry.SandboxRegistry;
import io.geusemaker.examples.sandbox.ssh.SshServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A host with a running GeuseMaker stack, inside this JVM and a scratch directory.
 *
 * <p>PostgreSQL and the shell are real; docker, compose and n8n are stand-ins that do what the real
 * ones do for the calls that the engine makes, and refuse every other call with exit code 125.
 */
public final class Sandbox implements AutoCloseable {

  private final String user;
  private final InitialSecrets secrets;
  private final Path scratch = Scratch.directory("geusemaker-sandbox");
  private final Path host = scratch.resolve("host");
  private final PostgresServer database;
  private final N8nWorkload n8n;
  private final ProjectFiles files;
  private final HostShell shell;
  private final SandboxRegistry registry;
  private final List<String> pulled = new ArrayList<>();
  private final DockerSide docker;
  private final SshServer ssh;
  private final Observer observer;

  Sandbox(SandboxBuilder wanted) {
    this.user = wanted.user;
    Foundation foundation = Foundation.shared();
    secrets = foundation.secrets();
    FirstUp.makeDirectories(host, stateDirectory());
    database =
        foundation
            .database()
            .copyTo(host.resolve("mnt/efs/postgres"), scratch.resolve("postgres.log"));
    n8n = new N8nWorkload(database);
    int n8nPort = n8n.ports().values().iterator().next();
    registry = wanted.registry ? Releases.published() : new SandboxRegistry();
    if (wanted.services != null) {
      pulled.addAll(wanted.services.publish(registry));
    }
    files =
        new ProjectFiles(
            host,
            wanted.variant,
            secrets,
            n8nPort,
            database.port(),
            wanted.registry ? Releases.installed(registry) : Map.of());
    files.write();
    StandIns standIns = StandIns.write(scratch, wanted.composeV1);
    shell = new HostShell(standIns.host(), host, user);
    docker = DockerSide.open(wanted, standIns, shell, scratch, database, n8n, files);
    observer = new Observer(database, n8n);
    ssh = SshServer.start(scratch, user, shell);
    launch(wanted);
  }

  /**
   * Starts a sandbox as GeuseMaker would have made it.
   *
   * @return the sandbox, with n8n ready
   */
  public static Sandbox start() {
    return builder().start();
  }

  /**
   * Starts to describe another sandbox.
   *
   * @return a builder
   */
  public static SandboxBuilder builder() {
    return new SandboxBuilder();
  }

  /** {@return the port on 127.0.0.1 where the SSH server listens} */
  public int port() {
    return ssh.port();
  }

  /** {@return the user who may log in by SSH} */
  public String user() {
    return user;
  }

  /** {@return the user's key: a private ed25519 key in OpenSSH's format, mode 0600} */
  public Path identity() {
    return ssh.identity();
  }

  /** {@return a file with the SSH server's key in OpenSSH's known_hosts format} */
  public Path knownHosts() {
    return ssh.knownHosts();
  }

  /** {@return the directory that stands for {@code /} on the host} */
  public Path hostDirectory() {
    return host;
  }

  /** {@return {@code docker-compose.yml} under {@link #hostDirectory()}} */
  public Path composeFile() {
    return files.composeFile();
  }

  /**
   * The env file beside the compose file; it is not there in the variant with inline secrets.
   *
   * @return {@code runtime.env} or {@code .env}
   */
  public Path runtimeEnv() {
    return files.runtimeEnv();
  }

  /**
   * An empty directory outside the host, for the records of the tool that is tried.
   *
   * @return a directory, mode 0700
   */
  public Path stateDirectory() {
    return scratch.resolve("state");
  }

  /** {@return PostgreSQL's own log, which has every statement in it} */
  public Path postgresLog() {
    return database.log();
  }

  /** {@return the e-mail address of the owner of n8n, or of the user of basic authentication} */
  public String ownerEmail() {
    return secrets.ownerEmail();
  }

  /** {@return the owner's first password} */
  public String ownerPassword() {
    return secrets.ownerPassword();
  }

  /** {@return the first password of the role {@code geusemaker}} */
  public String postgresPassword() {
    return secrets.postgresPassword();
  }

  /**
   * Runs scripts on the host without SSH, for tests that run many.
   *
   * @return a transport whose sessions are root
   */
  public Transport transport() {
    return new SandboxTransport(shell);
  }

  /**
   * Starts a process on the host as root, as an agent there does.
   *
   * @param command the program and its arguments
   * @param more further environment variables
   * @return the process, which ends with the sandbox at the latest
   */
  public Process startAsRoot(List<String> command, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("SANDBOX_ROOT", "1");
    return shell.start(command, environment);
  }

  /**
   * Logs in to n8n over HTTP; such a login is not counted by n8n's limit.
   *
   * @param email the login id
   * @param password the password
   * @return the status code; 0 when n8n does not listen
   */
  public int n8nLogin(String email, String password) {
    return observer.n8nLogin(email, password);
  }

  /**
   * Calls n8n with basic authentication.
   *
   * @param name the user
   * @param password the password
   * @return the status code; 0 when n8n does not listen
   */
  public int n8nBasicAuth(String name, String password) {
    return observer.n8nBasicAuth(name, password);
  }

  /**
   * Calls n8n.
   *
   * @param path the path, such as {@code /healthz/readiness}
   * @return the status code; 0 when n8n does not listen
   */
  public int n8nStatus(String path) {
    return observer.n8nStatus(path);
  }

  /** Ends n8n's open database sessions, so that it needs its password again. */
  public void dropN8nSessions() {
    n8n.dropSessions();
  }

  /** Forgets the logins that n8n has counted in the last minute. */
  public void forgetN8nLogins() {
    n8n.forgetLogins();
  }

  /**
   * Logs in to PostgreSQL over the route that checks passwords.
   *
   * @param role the role
   * @param password the password
   * @return whether it was let in
   * @throws IllegalStateException when the server did not answer
   */
  public boolean postgresAccepts(String role, String password) {
    return observer.postgresAccepts(role, password);
  }

  /**
   * Runs a statement as superuser, whatever the passwords are.
   *
   * @param sql one statement
   * @return its rows, columns joined by a vertical bar
   */
  public List<String> query(String sql) {
    return observer.query(sql);
  }

  /**
   * Decrypts a credential that n8n stores.
   *
   * @param name its name, such as {@code PostgreSQL Local}
   * @return what it holds
   * @throws IllegalArgumentException when there is not exactly one, or the key does not fit
   */
  public JsonNode storedCredential(String name) {
    return observer.storedCredential(name, encryptionKey());
  }

  /**
   * The key in n8n's settings file.
   *
   * @return the one that n8n has
   */
  public String encryptionKey() {
    return Observer.encryptionKey(host.resolve("mnt/efs/n8n/config"));
  }

  /**
   * Makes the next call of docker that matches fail.
   *
   * @param fault which call, and how
   */
  public void inject(Fault fault) {
    docker.dispatcher().inject(fault);
  }

  /** Drops every SSH connection, as a cut network would; what runs on the host goes on. */
  public void cutConnections() {
    ssh.cutConnections();
  }

  /**
   * The registry that PostgreSQL and n8n come from; offline and empty unless the sandbox was built
   * with it.
   *
   * @return the registry
   */
  public SandboxRegistry registry() {
    return registry;
  }

  /** {@return the machine below docker, with the disk that images are kept on} */
  public Machine machine() {
    return docker.machine();
  }

  /**
   * The container of a service.
   *
   * @param service the compose service
   * @return its id, or an empty text when it has none
   */
  public String containerId(String service) {
    return docker.engine().containerId(service).orElse("");
  }

  /** {@return program and arguments of every call of docker since the start, joined by spaces} */
  public List<String> dockerCalls() {
    return docker.dispatcher().calls();
  }

  /** {@return the calls of docker that the stand-in did not understand, joined by spaces} */
  public List<String> unknownCalls() {
    return docker.dispatcher().unknownCalls();
  }

  /** Forgets the calls of docker that were made so far. */
  public void forgetDockerCalls() {
    docker.dispatcher().forgetCalls();
  }

  /** Stops everything and removes the scratch directory. */
  @Override
  public void close() {
    ssh.close();
    shell.close();
    n8n.stop();
    database.close();
    docker.close();
    registry.close();
    Scratch.remove(scratch);
  }

  private void launch(SandboxBuilder wanted) {
    database.start();
    if (wanted.variant == ProjectVariant.NOOWNER) {
      query("UPDATE \"user\" SET email = NULL, password = NULL");
    }
    if (wanted.services != null) {
      wanted.services.storedCredentials(secrets.encryptionKey()).ifPresent(this::query);
    }
    if (wanted.registry) {
      pulled.addAll(Releases.installed(registry).values());
    }
    pulled.forEach(image -> FirstUp.pull(docker.dispatcher(), host, image));
    FirstUp.run(docker.dispatcher(), files, host, wanted.composeV1);
    observer.awaitN8n();
  }
}
