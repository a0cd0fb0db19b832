package io.geusemaker.examples.faults;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.journal.JournalFiles;
import io.geusemaker.core.state.CredentialStore;
import io.geusemaker.core.state.CredentialVersion;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.registry.Fate;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A sandbox with a deployment that was rotated once, so that all of its secrets are on record. */
final class Scene implements AutoCloseable {

  static final String NAME = "my-dev-stack";
  static final CredentialId DATABASE = new CredentialId("postgres", "password");
  static final CredentialId OWNER = new CredentialId("n8n", "owner-password");
  static final CredentialId KEY = new CredentialId("n8n", "encryption-key");
  static final CredentialId API_KEY = new CredentialId("n8n", "api-key-fault");

  private static final String FIRST_API_KEY = "n8n_api_0123456789";

  private final Sandbox sandbox = Sandbox.builder().withRegistry().hurried().start();
  private final Door door = new Door();
  private final Keeping keeping;
  private final Way way;
  private final ReleaseLine releases = new ReleaseLine(sandbox.registry());
  private final Map<CredentialId, Set<String>> seen = new TreeMap<>();
  private final Victim victim;
  private final CleanRuns clean;

  /** What opens a service while nothing is on record about it. */
  private final Map<CredentialId, String> unrecorded = new TreeMap<>();

  Scene() {
    this(new CleanRuns(), Setting.USUAL);
  }

  Scene(CleanRuns clean, Setting setting) {
    this.clean = clean;
    this.keeping = Keeping.of(setting.records(), sandbox.stateDirectory());
    this.way = Way.of(setting.way(), sandbox);
    this.victim = new Victim(sandbox, keeping, way, door.password());
    unrecorded.put(DATABASE, sandbox.postgresPassword());
    unrecorded.put(OWNER, sandbox.ownerPassword());
    unrecorded.put(KEY, sandbox.encryptionKey());
    unrecorded.put(door.password().credential(), Door.FIRST_PASSWORD);
    unrecorded.put(API_KEY, FIRST_API_KEY);
    var ignored =
        sandbox.query(
            """
            INSERT INTO user_api_keys (id, "userId", label, "apiKey", audience)
            SELECT 'fault', id, 'A script', '%s', 'public-api' FROM "user" RETURNING id"""
                .formatted(FIRST_API_KEY));
    StateFile.write(stateFile(), NAME, sandbox.registry());
    deployment().rotate().all().basicAuthFile(door.password()).execute();
    beginAnew();
  }

  /** The credentials that operations change. */
  List<CredentialId> credentials() {
    return List.of(DATABASE, OWNER, KEY, API_KEY, door.password().credential());
  }

  /** The proxy in front of the deployment. */
  Door door() {
    return door;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Deployment deployment() {
    return keeping.keptBy(Deployment.of(NAME), Faults.none()).over(way.transport());
  }

  /** The deployment, with a fault on the way to it or to its records. */
  Deployment deployment(Faults faults) {
    return keeping
        .keptBy(Deployment.of(NAME), faults)
        .over(new FaultyHost(way.transport(), faults));
  }

  /**
   * Carries an operation out under faults, on the way to the registry too.
   *
   * @return how operations that had died were ended by it
   */
  List<Outcome> under(Faults faults, Operation operation) {
    sandbox.registry().fates(new FaultyRegistry(faults));
    try {
      return operation.act().apply(deployment(faults), door.password());
    } finally {
      sandbox.registry().fates(request -> Fate.ANSWERED);
    }
  }

  CredentialStore store() {
    return CredentialStore.of(
        records(), new DeploymentName(NAME), keeping.sealer(), Clock.systemUTC());
  }

  /** What is kept of the deployment. */
  Records records() {
    return keeping.all().folder(NAME);
  }

  /** Everything on record that an operation changes. */
  Map<String, String> onRecord() {
    Map<String, String> all = new TreeMap<>(recordedImages());
    recorded().forEach((id, secret) -> all.put(id.toString(), secret));
    return all;
  }

  /** The images that the state file names. */
  Map<String, String> recordedImages() {
    return StateFile.images(stateFile());
  }

  private Path stateFile() {
    return sandbox.stateDirectory().resolve("deployments/" + NAME + ".json");
  }

  /** Operations whose end is not on record. */
  List<String> unfinished() {
    return JournalFiles.unfinished(records().folder("journal"));
  }

  Deaths deaths() {
    return new Deaths(this);
  }

  ReleaseLine releases() {
    return releases;
  }

  void publishNext() {
    releases.publishNext();
  }

  /** Both services move to a release that is published for it. */
  void patchToNext() {
    publishNext();
    PatchResult result = Operation.patch(deployment());
    if (result.patchesApplied().size() != 2) {
      throw new IllegalStateException("not both were patched: " + result.describe());
    }
  }

  /** The role that n8n logs in to its database as. */
  String role() {
    return sandbox.storedCredential("PostgreSQL Local").path("user").asText();
  }

  /** What is recorded as current, or else opens a service. */
  Map<CredentialId, String> recorded() {
    Map<CredentialId, String> recorded = new TreeMap<>(unrecorded);
    if (hasRecords()) {
      for (CredentialId id : credentials()) {
        store().current(id).ifPresent(secret -> recorded.put(id, clear(secret)));
      }
    }
    return recorded;
  }

  /** Without a key there are none, and looking for one would make it. */
  private boolean hasRecords() {
    return keeping.hasKey();
  }

  /** Removes everything but what GeuseMaker itself has recorded. */
  void forgetRecords() {
    unrecorded.putAll(recorded());
    keeping.forget();
  }

  /** Remembers every secret that is on record at this moment, whatever its stage. */
  void look() {
    if (!hasRecords()) {
      return;
    }
    CredentialStore store = store();
    for (CredentialId id : credentials()) {
      for (CredentialVersion version : store.history(id)) {
        store
            .version(id, version.version())
            .ifPresent(
                secret -> seen.computeIfAbsent(id, key -> new TreeSet<>()).add(clear(secret)));
      }
    }
  }

  /** Forgets what was seen, but not the first secrets and those on record. */
  void beginAnew() {
    seen.clear();
    seen.computeIfAbsent(DATABASE, id -> new TreeSet<>()).add(sandbox.postgresPassword());
    seen.computeIfAbsent(OWNER, id -> new TreeSet<>()).add(sandbox.ownerPassword());
    seen.computeIfAbsent(KEY, id -> new TreeSet<>()).add(sandbox.encryptionKey());
    saw(door.password().credential(), Door.FIRST_PASSWORD);
    seen.computeIfAbsent(API_KEY, id -> new TreeSet<>()).add(FIRST_API_KEY);
    look();
    sandbox.forgetN8nLogins();
  }

  /** Remembers a secret that is on no record. */
  void saw(CredentialId id, String secret) {
    seen.computeIfAbsent(id, key -> new TreeSet<>()).add(secret);
  }

  Victim victim() {
    return victim;
  }

  Set<String> seen(CredentialId id) {
    return seen.getOrDefault(id, Set.of());
  }

  /** An operation as it goes when nothing goes wrong; tried once. */
  List<Interaction> interactions(Operation operation) {
    Optional<List<Interaction>> known = clean.of(operation);
    if (known.isPresent()) {
      return known.get();
    }
    operation.prepare().accept(this);
    sandbox.forgetN8nLogins();
    Faults counting = Faults.none();
    List<Outcome> ended = under(counting, operation);
    if (!ended.equals(operation.recovers().stream().toList())) {
      throw new IllegalStateException(operation.name() + " came out as " + ended);
    }
    sandbox.forgetN8nLogins();
    clean.put(operation, counting.met());
    return counting.met();
  }

  private static String clear(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }

  @Override
  public void close() {
    victim.close();
    door.close();
    way.close();
    keeping.close();
    sandbox.close();
  }
}
