package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.OpenOperation;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.ServiceStatus;
import io.geusemaker.api.model.StatusRequest;
import io.geusemaker.core.lease.LeaseRecord;
import io.geusemaker.core.patch.ServiceReport;
import io.geusemaker.core.rotation.CredentialReport;
import io.geusemaker.core.survey.Survey;
import io.geusemaker.core.survey.SurveyScope;
import io.vavr.control.Either;
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

  StatusReport(Session session, StatusRequest request) {
    this.session = session;
    this.request = request;
  }

  DeploymentStatus make() {
    // Who is at work is looked at first: what ends meanwhile is then not taken for dead.
    Optional<String> holder = session.leaseHolder().map(LeaseRecord::holder);
    List<HistoryEntry> history = session.history().latestFirst();
    DeclaredFiles files = DeclaredFiles.of(history, session.results());
    Survey survey = session.survey(new SurveyScope(files.paths(), true));
    ServiceReport report = ServiceReport.of(survey, session.host());
    List<ServiceStatus> services = report.services();
    List<CredentialStatus> credentials =
        LastProofs.of(history, session.results())
            .on(
                CredentialReport.of(
                    survey, session.recorded(), files.declared(), request.olderThan()));
    Either<String, List<KnownPatch>> answered = asked(report);
    List<KnownPatch> patches = patches(report, answered);
    List<String> unfinished = session.journals().unfinished();
    List<OpenOperation> open =
        history.stream()
            .filter(entry -> unfinished.contains(entry.operationId()))
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
            .operations(open, holder.or(() -> session.lockOfOthers(survey)))
            .patches(services, patches, answered.swap().toJavaOptional())
            .credentials(credentials)
            .findings());
  }

  private List<Proof> proofs(HistoryEntry last) {
    return last.outcome() == HistoryEntry.Outcome.COMMITTED
        ? session.results().proofs(last.operationId())
        : List.of();
  }

  private List<KnownPatch> patches(
      ServiceReport report, Either<String, List<KnownPatch>> answered) {
    Map<String, KnownPatch> patches = new LinkedHashMap<>();
    for (KnownPatch known : report.holding(session.knownPatches().all())) {
      patches.put(known.patch().serviceName(), known);
    }
    answered.getOrElse(List.of()).forEach(known -> patches.put(known.patch().serviceName(), known));
    return new ArrayList<>(patches.values());
  }

  /** What is known now, or why nobody could tell; nothing when nobody is to be asked. */
  private Either<String, List<KnownPatch>> asked(ServiceReport report) {
    if (request.patches().isEmpty()) {
      return Either.right(List.of());
    }
    try {
      List<KnownPatch> known =
          report.ask(request.patches().get(), session.host(), session.registryCache());
      session.knownPatches().keep(known);
      return Either.right(known);
    } catch (GeuseMakerException e) {
      return Either.left(e.failure().what());
    }
  }
}
