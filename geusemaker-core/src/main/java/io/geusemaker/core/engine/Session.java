package io.geusemaker.core.engine;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Target;
import io.geusemaker.core.audit.AuditLog;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.crypto.Sealers;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.host.HostGuard;
import io.geusemaker.core.host.HostLock;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.journal.Journals;
import io.geusemaker.core.lease.Lease;
import io.geusemaker.core.lease.LeaseRecord;
import io.geusemaker.core.lease.RecordedLeaseStore;
import io.geusemaker.core.proof.HttpProof;
import io.geusemaker.core.rotation.Recorded;
import io.geusemaker.core.state.CredentialStore;
import io.geusemaker.core.state.DeploymentLookup;
import io.geusemaker.core.state.DeploymentRecord;
import io.geusemaker.core.state.RecordedImages;
import io.geusemaker.core.step.ImageChange;
import io.geusemaker.core.survey.HostSurveyor;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import io.geusemaker.core.survey.SurveyScope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One operation's access to a deployment: its records, its keys, and one connection to its host.
 */
final class Session implements AutoCloseable {

  private static final Clock CLOCK = Clock.systemUTC();

  /** How long the lock on the host outlives the script that renewed it. */
  private static final Duration LOCK_TIME = Duration.ofMinutes(2);

  private final Target target;
  private final StateDirectory directory;
  private final Records records;
  private final Optional<DeploymentRecord> record;
  private final Sealer sealer;
  private final CredentialStore credentials;
  private @Nullable ScriptRunner host;

  private Session(
      Target target,
      StateDirectory directory,
      Records records,
      Optional<DeploymentRecord> record,
      Sealer sealer) {
    this.target = target;
    this.directory = directory;
    this.records = records;
    this.record = record;
    this.sealer = sealer;
    this.credentials = credentials(target, records, sealer);
  }

  static Session open(Target target) {
    StateDirectory directory = StateDirectory.of(target.stateDirectory());
    Records all = directory.records(target.stateStore());
    Optional<DeploymentRecord> record = lookUp(target, directory, all);
    return new Session(
        target,
        directory,
        all.folder(StateDirectory.folder(target.name())),
        record,
        Sealers.open(target.key(), all, target.name()));
  }

  private static CredentialStore credentials(Target target, Records records, Sealer sealer) {
    CredentialStore store =
        CredentialStore.of(records, target.name(), sealer, CLOCK).keeping(target.keptStates());
    return CredentialVaults.of(target.credentials()).map(store::in).orElse(store);
  }

  /** A deployment without records can be worked on when the way to it is named. */
  private static Optional<DeploymentRecord> lookUp(
      Target target, StateDirectory directory, Records all) {
    try {
      return Optional.of(DeploymentLookup.find(directory, all, target.name()));
    } catch (GeuseMakerException e) {
      if (target.transport().isPresent()
          && e.failure() instanceof LookupFailure.UnknownDeployment) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Looks at the host. */
  Survey survey(SurveyScope scope) {
    return HostSurveyor.survey(
        host(),
        record.flatMap(DeploymentRecord::registration).flatMap(Registration::composeProject),
        scope);
  }

  /** With the basic-auth files that some of these credentials are in, in one more round trip. */
  Survey withFilesOf(Survey survey, Collection<CredentialId> ids) {
    return HostSurveyor.alsoReading(
        survey,
        host(),
        ids.stream()
            .flatMap(id -> BasicAuthFile.of(id).stream())
            .map(BasicAuthFile::path)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Looks at the host; waits while another operator's lock is on it, or refuses. */
  Survey surveyUnlocked(SurveyScope scope, Duration patience, Progress progress) {
    long start = System.nanoTime();
    while (true) {
      Survey survey = survey(scope);
      Optional<String> holder = lockOfOthers(survey);
      if (holder.isEmpty()) {
        return survey;
      }
      if (patience.minusNanos(System.nanoTime() - start).isNegative()) {
        throw new GeuseMakerException(
            new OperationFailure.Busy(target.name().value(), holder.get()));
      }
      progress.tell(new Event.Notice("waiting for " + holder.get()));
      try {
        Thread.sleep(2_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GeuseMakerException(new OperationFailure.Cancelled("look at the host"));
      }
    }
  }

  Recorded recorded() {
    Map<CredentialId, Secret> secrets = new LinkedHashMap<>();
    for (CredentialId id : credentials.versions().keySet()) {
      credentials.current(id).ifPresent(secret -> secrets.put(id, secret));
    }
    return new Recorded(secrets, history().rotated(), CLOCK.instant());
  }

  PreviousState state(Survey survey, Map<String, String> fileDigests) {
    Map<String, String> images = new LinkedHashMap<>();
    for (ServiceContainer container : survey.services().values()) {
      images.put(container.service(), container.imageReference());
    }
    Map<String, Integer> versions = new LinkedHashMap<>();
    credentials.versions().forEach((id, version) -> versions.put(id.toString(), version));
    return new PreviousState(
        record.flatMap(DeploymentRecord::state).map(state -> state.status()).orElse("running"),
        images,
        versions,
        fileDigests,
        CLOCK.instant());
  }

  /** Masks the secrets of an operation in everything that failures quote from now on. */
  void hide(PreparedChange prepared) {
    prepared.newSecrets().values().forEach(host()::hide);
    prepared.oldSecrets().values().forEach(host()::hide);
    prepared.oldStored().values().forEach(host()::hide);
    // Some are not the secrets themselves, but signed with them.
    for (HttpProof proof : prepared.evidence().http()) {
      proof.newSecret().ifPresent(host()::hide);
      proof.oldSecret().ifPresent(host()::hide);
    }
  }

  Lease lease(String operation, Duration patience, Consumer<String> notice) {
    return Lease.acquire(
        new RecordedLeaseStore(records),
        target.name(),
        Operators.self(),
        operation,
        patience,
        CLOCK,
        notice);
  }

  /**
   * Every script from now on runs under the lock on the host, which one of these may still hold.
   */
  void guardHost(String composeDirectory, Lease lease, String operation, Set<String> superseded) {
    host()
        .guardedBy(
            new HostGuard(
                target.name().value(),
                new HostLock(
                    composeDirectory,
                    onHost(operation) + "#" + lease.fence(),
                    Operators.self().toString(),
                    superseded,
                    LOCK_TIME)));
  }

  /**
   * What an operation is called in the host's lock: others may have given theirs the same id, for a
   * deployment that is the same one under another name.
   */
  private String onHost(String operation) {
    return target.name().value() + "/" + operation;
  }

  /** All operations on record, as the lock on the host names them. */
  Set<String> operationsOnHost() {
    return journals().operations().stream().map(this::onHost).collect(Collectors.toSet());
  }

  /** Lets go of the lock on the host, if that is still possible; it expires by itself. */
  void releaseHost() {
    Failures.tolerating(host()::release);
  }

  /** Tells GeuseMaker's own records which images run now. */
  void recordImages(Map<String, ImageChange> images) {
    Map<String, String> references = new LinkedHashMap<>();
    images.forEach((service, change) -> references.put(service, change.referenceAfter()));
    RecordedImages.in(directory.stateFile(target.name()), CLOCK).record(references);
  }

  /** Tells them that these images were taken back, where they have heard of them already. */
  void takeBackImages(Map<String, ImageChange> images) {
    Map<String, String> takenBack = new LinkedHashMap<>();
    Map<String, String> references = new LinkedHashMap<>();
    images.forEach(
        (service, change) -> {
          takenBack.put(service, change.referenceAfter());
          references.put(service, change.referenceBefore());
        });
    RecordedImages.in(directory.stateFile(target.name()), CLOCK).takeBack(takenBack, references);
  }

  OperationAudit audit(String operation) {
    return new OperationAudit(auditLog(), Operators.self(), operation);
  }

  AuditLog auditLog() {
    return AuditLog.of(records, target.name(), sealer, CLOCK);
  }

  Results results() {
    return new Results(records.folder("results"));
  }

  KnownPatches knownPatches() {
    return new KnownPatches(records);
  }

  /** Who is at work on the deployment now, as far as the records tell. */
  Optional<LeaseRecord> leaseHolder() {
    return Lease.holder(new RecordedLeaseStore(records), Operators.self(), CLOCK);
  }

  History history() {
    return History.of(journals());
  }

  KeptStates keptStates() {
    return new KeptStates(journals(), target.keptStates());
  }

  /** Who holds the lock on the host, unless it is one of the operations on record here. */
  Optional<String> lockOfOthers(Survey survey) {
    return survey
        .lock()
        .filter(lock -> !operationsOnHost().contains(lock.operation()))
        .map(Object::toString);
  }

  /** The operation on record here that holds the lock on the host, though it has ended. */
  Set<String> leftOver(Survey survey) {
    return survey.lock().map(Survey.LockHolder::operation).stream()
        .filter(operationsOnHost()::contains)
        .collect(Collectors.toSet());
  }

  Path registryCache() {
    return directory.root().resolve("registry-cache");
  }

  int roundTrips() {
    return host == null ? 0 : host.roundTrips();
  }

  Target target() {
    return target;
  }

  StateDirectory directory() {
    return directory;
  }

  Optional<DeploymentRecord> record() {
    return record;
  }

  CredentialStore credentials() {
    return credentials;
  }

  Journals journals() {
    return new Journals(records.folder("journal"), target.name(), sealer, CLOCK);
  }

  /** The connection; made when it is first needed. */
  ScriptRunner host() {
    ScriptRunner open = host;
    if (open == null) {
      open =
          new ScriptRunner(
              target
                  .transport()
                  .orElseGet(() -> Connections.transport(record.orElseThrow()))
                  .connect());
      host = open;
    }
    return open;
  }

  @Override
  public void close() {
    sealer.forget();
    if (host != null) {
      host.close();
    }
  }
}
