package io.geusemaker.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.state.CredentialStore;
import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What holds after every fault, once recovery has run; looked at without the code under test. */
final class Promise {

  /** The lock on the host, which may stay when it was taken over, to say so to its first holder. */
  private static final String LOCK = ".geusemaker.lock";

  /** Roles that take turns with the one that is in use. */
  private static final String OTHER_PASSWORDS =
      """
      SELECT rolname FROM pg_authid WHERE rolname IN ('geusemaker', 'geusemaker_clone')
      AND rolname <> '%s' AND rolpassword IS NOT NULL""";

  private final Scene scene;
  private final Sandbox sandbox;
  private final ImagePromise images;
  private final Set<String> fileNames;
  private final List<String> rows;
  private final String foreign;

  /** Takes what is there now for what must stay. */
  Promise(Scene scene) {
    this.scene = scene;
    this.sandbox = scene.sandbox();
    this.images = new ImagePromise(scene);
    this.fileNames = projectFiles().keySet();
    this.rows = rows();
    this.foreign = stored("PostgreSQL Elsewhere");
  }

  void holds() {
    Map<CredentialId, String> recorded = scene.recorded();
    String database = recorded.getOrDefault(Scene.DATABASE, "");
    String owner = recorded.getOrDefault(Scene.OWNER, "");

    // Exactly the recorded credential opens each service.
    String role = scene.role();
    assertThat(sandbox.postgresAccepts(role, database)).as("database opens").isTrue();
    assertThat(sandbox.query(OTHER_PASSWORDS.formatted(role))).as("with a password").isEmpty();
    assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), owner)).as("n8n opens").isEqualTo(200);
    for (String other : others(Scene.DATABASE, database)) {
      assertThat(sandbox.postgresAccepts(role, other)).as("another opens it").isFalse();
    }
    for (String other : others(Scene.OWNER, owner)) {
      assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), other)).as("another").isEqualTo(401);
    }

    assertThat(sandbox.query("SELECT \"apiKey\" FROM user_api_keys"))
        .as("API keys")
        .containsExactly(recorded.getOrDefault(Scene.API_KEY, ""));

    // Files, containers and what n8n stores agree with it.
    Map<String, String> files = projectFiles();
    String text = String.join("\n", files.values());
    assertThat(text.contains(database)).as("the files have the password").isTrue();
    assertThat(others(Scene.DATABASE, database)).noneMatch(text::contains);
    assertThat(environment("n8n")).as("n8n's environment").contains(database, role);
    assertThat(environment("n8n")).doesNotContainAnyElementsOf(others(Scene.DATABASE, database));
    String key = recorded.getOrDefault(Scene.KEY, "");
    assertThat(sandbox.encryptionKey()).as("the key in n8n's settings").isEqualTo(key);
    assertThat(text.contains(key)).as("the files have the key").isTrue();
    assertThat(others(Scene.KEY, key)).noneMatch(text::contains);
    assertThat(environment("n8n")).as("n8n's environment").contains(key);
    assertThat(stored("PostgreSQL Local")).isEqualTo(database);
    assertThat(sandbox.n8nStatus("/healthz/readiness")).as("n8n is ready").isEqualTo(200);

    CredentialId admin = scene.door().password().credential();
    String password = recorded.getOrDefault(admin, "");
    assertThat(scene.door().isOpenedBy(password)).as("the proxy opens").isTrue();
    assertThat(others(admin, password)).noneMatch(scene.door()::isOpenedBy);

    images.holds();

    // Nothing is missing and nothing is left over.
    assertThat(rows()).isEqualTo(rows);
    assertThat(stored("PostgreSQL Elsewhere")).isEqualTo(foreign);
    assertThat(files.keySet()).isEqualTo(fileNames);
    assertThat(lock())
        .as("the lock on the host")
        .matches(line -> isReleased(line) || isOfOneThatEnded(line), "released, or ended here");
    CredentialStore store = scene.store();
    for (CredentialId id : scene.credentials()) {
      assertThat(store.pending(id)).as("pending").isEmpty();
    }
    assertThat(scene.unfinished()).as("operations that did not end").isEmpty();
    assertThat(scene.deployment().audit().breach()).as("breach of the audit chain").isEmpty();
  }

  /**
   * Whether the lock could not be released, by a script that died; the next operation from these
   * records takes it over without waiting.
   */
  boolean lockIsLeft() {
    return !isReleased(lock());
  }

  private static boolean isReleased(String line) {
    return line.isEmpty() || line.contains(" released=yes ");
  }

  private boolean isOfOneThatEnded(String line) {
    return scene.deployment().history().stream()
        .filter(entry -> entry.outcome() != HistoryEntry.Outcome.UNFINISHED)
        .anyMatch(
            entry ->
                line.startsWith(
                    "operation=" + scene.deployment().name() + "/" + entry.operationId() + " "));
  }

  private List<String> others(CredentialId id, String current) {
    List<String> others = new ArrayList<>(new TreeSet<>(scene.seen(id)));
    others.remove(current);
    return others;
  }

  private List<String> rows() {
    List<String> all = new ArrayList<>(sandbox.query("SELECT id, note FROM canary ORDER BY id"));
    all.addAll(sandbox.query("SELECT id, name FROM credentials_entity ORDER BY id"));
    all.addAll(sandbox.query("SELECT id, name FROM workflow_entity ORDER BY id"));
    return all;
  }

  private String stored(String name) {
    return sandbox.storedCredential(name).path("password").asText();
  }

  /** The values that a service's container was given. */
  private List<String> environment(String service) {
    Script inspect =
        Script.of("inspect", "docker inspect \"$ID\"")
            .parameter("ID", sandbox.containerId(service));
    try (HostSession session = sandbox.transport().connect()) {
      List<String> values = new ArrayList<>();
      new ObjectMapper()
          .readTree(session.run(inspect).stdout())
          .path(0)
          .path("Config")
          .path("Env")
          .forEach(line -> values.add(line.asText().substring(line.asText().indexOf('=') + 1)));
      return values;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("docker inspect printed no JSON", e);
    }
  }

  private String lock() {
    Path lock = sandbox.composeFile().resolveSibling(LOCK);
    try {
      return Files.exists(lock) ? Files.readString(lock) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Every file of the compose project, by name, but for the lock and the dumps; and the proxy's.
   */
  Map<String, String> projectFiles() {
    Map<String, String> files = new TreeMap<>(scene.door().files());
    Path directory = sandbox.composeFile().resolveSibling("");
    try (Stream<Path> entries = Files.walk(directory)) {
      for (Path file : entries.filter(Files::isRegularFile).filter(Promise::isOfProject).toList()) {
        files.put(directory.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static boolean isOfProject(Path file) {
    return !file.endsWith(LOCK) && !file.toString().contains("/.geusemaker-backups/");
  }
}
