package io.geusemaker.core.engine;

import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.SealedSecret;
import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.rotation.RotationProposal;
import io.geusemaker.core.survey.Survey;
import io.geusemaker.core.survey.SurveyScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rotation: every credential that was asked for gets a new secret. */
record RotationKind(RotationRequest request) implements ChangeKind<RotationResult> {

  static final String NAME = "rotation";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<RotationResult> resultType() {
    return RotationResult.class;
  }

  @Override
  public SurveyScope scope() {
    boolean issuedKeys =
        !request.apiKeys().isEmpty()
            || request.requested().stream()
                .anyMatch(credential -> credential != RequestedCredential.RUNNERS_TOKEN);
    return new SurveyScope(
        request.basicAuthFiles().stream()
            .map(BasicAuthFile::path)
            .collect(Collectors.toUnmodifiableSet()),
        issuedKeys);
  }

  @Override
  public Proposal propose(Session session, Survey survey) {
    return RotationProposal.of(request, survey, session.recorded());
  }

  @Override
  public RotationResult result(Session session, Outcome outcome) {
    Map<String, SealedSecret> sealed = new LinkedHashMap<>();
    for (String credential : outcome.plan().credentials()) {
      session
          .credentials()
          .sealedNewest(CredentialId.parse(credential))
          .ifPresent(secret -> sealed.put(credential, secret));
    }
    return new RotationResult(
        true,
        outcome.plan().credentials(),
        sealed,
        outcome.previous(),
        outcome.seconds(),
        warnings(outcome),
        outcome.proofs(),
        outcome.steps(),
        outcome.roundTrips(),
        outcome.receipt());
  }

  /** Those of the plan, and what was found on the way. */
  private static List<String> warnings(Outcome outcome) {
    List<String> warnings = new ArrayList<>(outcome.plan().warnings());
    outcome.findings().forEach((service, finding) -> warnings.add(service + ": " + finding.text()));
    return warnings;
  }

  @Override
  public RotationResult reopened(Session session, RotationResult recorded) {
    Map<String, SealedSecret> sealed = new LinkedHashMap<>();
    recorded
        .newCredentials()
        .forEach(
            (id, secret) ->
                sealed.put(id, session.credentials().reopened(CredentialId.parse(id), secret)));
    return new RotationResult(
        recorded.success(),
        recorded.credentialsRotated(),
        sealed,
        recorded.previousState(),
        recorded.durationSeconds(),
        recorded.warnings(),
        recorded.proofs(),
        recorded.steps(),
        recorded.roundTrips(),
        recorded.receipt());
  }
}
