package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.OpenOperation;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.ServiceStatus;
import io.geusemaker.api.model.StatusRequest;
import io.geusemaker.core.lease.LeaseRecord;
import io.geusemaker.core.patch.ServiceReport;
import io.geusemaker.core.rotation.CredentialReport;
import io.geusemaker.core.survey.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a status: looks at the host and at the records, and holds nothing while it does. */
final class StatusReport {

  private final Session session;
  private final StatusRequest request;
  private Optional<String> silence = Optional.empty();

  StatusReport(Session session, StatusRequest request) {
    this.session = session;
    this.request = request;
  }

  DeploymentStatus make() {
    // Who is at work is looked at first: what ends meanwhile is then not taken for dead.
    Optional<String> holder = session.leaseHolder().map(LeaseRecord::holder);
    List<HistoryEntry> history = session.history().latestFirst();
    Survey survey = session.survey();
    Optional<String> elsewhere =
        survey
            .lock()
            .filter(lock -> history.stream().noneMatch(e -> isOf(lock.operation(), e)))
            .map(Object::toString);
    ServiceReport report = ServiceReport.of(survey, session.host());
    List<ServiceStatus> services = report.services();
    List<CredentialStatus> credentials =
        CredentialReport.of(survey, session.recorded(), request.olderThan());
    List<KnownPatch> patches = patches(report, survey);
    List<OpenOperation> open =
        history.stream()
            .filter(entry -> session.journals().unfinished().contains(entry.operationId()))
            .map(entry -> new OpenOperation(entry, holder))
            .toList();
    return new DeploymentStatus(
        session.target().name().value(),
        survey.host(),
        Instant.now(),
        services,
        credentials,
        patches,
        history.stream().findFirst(),
        history.stream().findFirst().map(this::proofs).orElse(List.of()),
        open,
        new Attention(survey)
            .operations(open, holder.or(() -> elsewhere))
            .patches(services, patches, silence)
            .credentials(credentials)
            .findings());
  }

  /** The lock on the host is known by the operation and the number of its lease. */
  private static boolean isOf(String lock, HistoryEntry entry) {
    return lock.replaceFirst("#.*", "").equals(entry.operationId());
  }

  private List<Proof> proofs(HistoryEntry last) {
    return last.outcome() == HistoryEntry.Outcome.COMMITTED
        ? session.results().proofs(last.operationId())
        : List.of();
  }

  private List<KnownPatch> patches(ServiceReport report, Survey survey) {
    Map<String, KnownPatch> patches = new LinkedHashMap<>();
    for (KnownPatch known : report.holding(session.knownPatches().all())) {
      patches.put(known.patch().serviceName(), known);
    }
    request
        .patches()
        .ifPresent(
            terms ->
                asked(terms, survey)
                    .forEach(known -> patches.put(known.patch().serviceName(), known)));
    return new ArrayList<>(patches.values());
  }

  private List<KnownPatch> asked(PatchRequest terms, Survey survey) {
    try {
      return new PatchKind(terms).propose(session, survey).known();
    } catch (GeuseMakerException e) {
      silence = Optional.of(e.failure().what());
      return List.of();
    }
  }
}
