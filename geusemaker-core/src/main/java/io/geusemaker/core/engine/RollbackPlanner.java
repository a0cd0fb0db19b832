package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.RollbackRequest;
import io.geusemaker.core.change.Declared;
import io.geusemaker.core.change.EarlierFiles;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.journal.JournalReading;
import io.geusemaker.core.patch.PatchRollback;
import io.geusemaker.core.proof.Evidence;
import io.geusemaker.core.proof.PostgresProof;
import io.geusemaker.core.rotation.Replacement;
import io.geusemaker.core.rotation.RotationProposal;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans a rollback as a rotation to secrets of old. So it finds its way also when other things have
 * changed on the host since.
 */
final class RollbackPlanner {

  private final Session session;
  private final RollbackRequest request;

  RollbackPlanner(Session session, RollbackRequest request) {
    this.session = session;
    this.request = request;
  }

  Proposal propose(List<HistoryEntry> range, Survey survey) {
    List<PreparedChange> undone = range.stream().map(this::carriedOut).toList();
    List<String> undoes = range.stream().map(HistoryEntry::operationId).toList();
    long patches = undone.stream().filter(RollbackPlanner::isPatch).count();
    if (patches > 0) {
      requireOneKind(patches, undone.size());
      return PatchRollback.of(
          request,
          undoes,
          undone,
          survey,
          session.host(),
          session.recorded(),
          () -> session.keptStates().dumps());
    }
    Map<CredentialId, Replacement> before = new LinkedHashMap<>();
    for (PreparedChange operation : undone) {
      for (CredentialId credential : operation.credentials()) {
        before.put(
            credential,
            new Replacement(
                Optional.ofNullable(operation.oldSecrets().get(credential)),
                Optional.ofNullable(operation.oldStored().get(credential))));
      }
    }
    RotationProposal rotation =
        RotationProposal.restoring(
            new DeploymentName(request.deploymentName()),
            before.keySet(),
            Declared.all(undone.stream().map(PreparedChange::declared).toList()),
            roleBefore(undone),
            session.withFilesOf(survey, before.keySet()),
            session.recorded());
    requireKnown(rotation, before);
    return new RollbackProposal(request, undoes, rotation, before, EarlierFiles.of(undone));
  }

  /** The role that the stack logged in to its database as before the first of them. */
  private static Optional<String> roleBefore(List<PreparedChange> latestFirst) {
    List<String> roles =
        latestFirst.stream()
            .flatMap(operation -> operation.evidenceOfOld().flatMap(Evidence::postgres).stream())
            .map(PostgresProof::role)
            .toList();
    return roles.isEmpty() ? Optional.empty() : Optional.of(roles.get(roles.size() - 1));
  }

  private static boolean isPatch(PreparedChange change) {
    return PatchRollback.replaced(change).isPresent();
  }

  /** A dump has the credentials of its time in it: what came in between is taken back by itself. */
  private void requireOneKind(long patches, int operations) {
    if (patches != operations) {
      throw cannot(
          "patches of images and rotations of credentials are taken back one operation at a time,"
              + " the last one first");
    }
  }

  private PreparedChange carriedOut(HistoryEntry entry) {
    JournalReading reading = session.journals().read(entry.operationId());
    return Intents.of(reading)
        .map(Intents.Intent::prepared)
        .orElseThrow(
            () -> cannot("the state before operation " + entry.operationId() + " is not kept"));
  }

  private void requireKnown(RotationProposal rotation, Map<CredentialId, Replacement> before) {
    List<CredentialId> missing = new ArrayList<>(before.keySet());
    missing.removeAll(rotation.credentials());
    if (!missing.isEmpty()) {
      throw cannot(missing.get(0) + " does not exist there any more");
    }
    before.forEach(
        (credential, replacement) -> {
          boolean hashed =
              credential.name().equals("owner-password")
                  || BasicAuthFile.of(credential).isPresent();
          if (replacement.plain().isEmpty() && !(hashed && replacement.stored().isPresent())) {
            throw cannot("the secret that " + credential + " had before was never known here");
          }
        });
  }

  private GeuseMakerException cannot(String reason) {
    return new GeuseMakerException(
        new RequestFailure.CannotRollBack(request.deploymentName(), reason));
  }
}
