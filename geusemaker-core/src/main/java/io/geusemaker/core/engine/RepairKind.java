package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.change.Declared;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.rotation.Replacement;
import io.geusemaker.core.rotation.RotationProposal;
import io.geusemaker.core.survey.Survey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Repair, when the journal of an operation that died cannot be read: its credentials become again
 * what is on record as current, or, where that is not known, what the operation was to make of
 * them.
 *
 * @param request the deployment
 * @param operation the operation that died
 * @param credentials what it may have changed
 */
record RepairKind(Request request, String operation, Set<CredentialId> credentials)
    implements ChangeKind<List<Proof>> {

  static final String NAME = "repair";

  /**
   * What a repair is asked for.
   *
   * @param deploymentName the deployment
   */
  record Request(String deploymentName) {
    @Override
    public String toString() {
      return "repair of " + deploymentName;
    }
  }

  static RepairKind ofDeployment(String deployment) {
    return new RepairKind(new Request(deployment), "", Set.of());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Class<List<Proof>> resultType() {
    return (Class<List<Proof>>) (Class<?>) List.class;
  }

  @Override
  public Proposal propose(Session session, Survey survey) {
    RotationProposal rotation =
        RotationProposal.restoring(
            new DeploymentName(request.deploymentName()),
            credentials,
            Declared.NOTHING,
            Optional.empty(),
            session.withFilesOf(survey, credentials),
            session.recorded());
    Map<CredentialId, Replacement> known = new LinkedHashMap<>();
    for (CredentialId credential : rotation.credentials()) {
      Secret secret =
          session
              .credentials()
              .current(credential)
              .or(() -> session.credentials().pending(credential))
              .orElseThrow(
                  () ->
                      new GeuseMakerException(
                          new OperationFailure.Unfinished(request.deploymentName(), operation)));
      known.put(credential, Replacement.of(secret));
    }
    return new Repair(rotation, known);
  }

  @Override
  public List<Proof> result(Session session, Outcome outcome) {
    return outcome.proofs();
  }

  @Override
  public List<Proof> reopened(Session session, List<Proof> recorded) {
    return recorded;
  }

  /** A rotation to secrets that are on record. */
  private record Repair(RotationProposal rotation, Map<CredentialId, Replacement> known)
      implements Proposal {

    @Override
    public Plan plan() {
      return rotation.plan();
    }

    @Override
    public boolean isEmpty() {
      return rotation.isEmpty();
    }

    @Override
    public Map<String, String> fileDigests() {
      return rotation.fileDigests();
    }

    @Override
    public List<String> undoes() {
      return List.of();
    }

    @Override
    public PreparedChange prepare() {
      PreparedChange prepared = rotation.prepare(known);
      // What works now may be the very secret that is brought back: then it must not be refused.
      return prepared.withEvidence(prepared.evidence().withoutOld(), Optional.empty());
    }
  }
}
