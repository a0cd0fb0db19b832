package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.change.Declared;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.credential.PasswordGenerator;
import io.geusemaker.core.survey.Survey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rotation that was planned and can be prepared. */
public final class RotationProposal implements Proposal {

  private final Blueprint blueprint;
  private final Recorded recorded;

  private RotationProposal(Blueprint blueprint, Recorded recorded) {
    this.blueprint = blueprint;
    this.recorded = recorded;
  }

  /**
   * Plans a rotation; touches nothing.
   *
   * @param request what to rotate
   * @param survey what is true on the host
   * @param recorded what is on record about the credentials
   * @return the proposal
   * @throws io.geusemaker.api.failure.GeuseMakerException when the stack is not in a state to be
   *     worked on, or a credential that was asked for cannot be rotated
   */
  public static RotationProposal of(RotationRequest request, Survey survey, Recorded recorded) {
    Blueprint blueprint = RotationPlanner.plan(request, survey, recorded, target -> true);
    blueprint.basicAuth().forEach(BasicAuthTarget::requireProofOfNewForm);
    return new RotationProposal(blueprint, recorded);
  }

  /**
   * Plans to bring back secrets; touches nothing.
   *
   * @param deployment the deployment
   * @param credentials what comes back
   * @param declared how those were declared that are of no service known here, where that is known
   * @param role the role that the stack logged in to its database as when it had them, if known;
   *     when it logs in as the one that takes turns with it, it changes back
   * @param survey what is true on the host
   * @param recorded what is on record about the credentials
   * @return the proposal, of these credentials and no others
   * @throws io.geusemaker.api.failure.GeuseMakerException when the stack is not in a state to be
   *     worked on, or one of them cannot be changed
   */
  public static RotationProposal restoring(
      DeploymentName deployment,
      Set<CredentialId> credentials,
      Declared declared,
      Optional<String> role,
      Survey survey,
      Recorded recorded) {
    RotationRequest request =
        Restoration.alternating(
            Restoration.request(deployment, credentials, declared), role, survey);
    return new RotationProposal(
        RotationPlanner.plan(request, survey, recorded, credentials::contains), recorded);
  }

  @Override
  public boolean isEmpty() {
    return blueprint.credentials().isEmpty();
  }

  /**
   * The credentials that change.
   *
   * @return their ids
   */
  public List<CredentialId> credentials() {
    return blueprint.credentials();
  }

  @Override
  public Plan plan() {
    return blueprint.plan();
  }

  /** Draws new secrets and makes the steps. */
  @Override
  public PreparedChange prepare() {
    return prepare(NewSecrets.draw(blueprint, new PasswordGenerator()::generate));
  }

  /**
   * Makes the steps that bring back secrets; touches nothing.
   *
   * @param replacements what each credential becomes
   * @return the steps and proofs
   * @throws IllegalArgumentException when a credential of the plan is not among them
   */
  public PreparedChange prepare(Map<CredentialId, Replacement> replacements) {
    return prepare(NewSecrets.given(blueprint, replacements));
  }

  private PreparedChange prepare(NewSecrets secrets) {
    StepPreparer preparer = new StepPreparer(blueprint, secrets, recorded.secrets());
    return new PreparedChange(
        secrets.plain(),
        oldSecrets(),
        Stored.of(blueprint),
        secrets.unknown(),
        preparer.steps(),
        preparer.evidence(),
        preparer.evidenceOfOld(),
        blueprint.declared());
  }

  @Override
  public Map<String, String> fileDigests() {
    return blueprint.survey().fileDigests();
  }

  private Map<CredentialId, Secret> oldSecrets() {
    Map<CredentialId, Secret> old = new LinkedHashMap<>();
    blueprint
        .n8n()
        .ifPresent(
            target ->
                target
                    .oldPassword(recorded.secrets())
                    .ifPresent(secret -> old.put(target.credential(), secret)));
    blueprint
        .postgres()
        .flatMap(PostgresTarget::oldPassword)
        .ifPresent(secret -> old.put(PostgresTarget.CREDENTIAL, secret));
    for (RoleTarget target : blueprint.roles()) {
      target.oldPassword().ifPresent(secret -> old.put(target.credential(), secret));
    }
    for (SecretTarget target : blueprint.secrets()) {
      target.oldSecret().ifPresent(secret -> old.put(target.credential(), secret));
    }
    for (IssuedKeyTarget target : blueprint.issuedKeys()) {
      old.put(target.credential(), target.facts().value());
    }
    for (BasicAuthTarget target : blueprint.basicAuth()) {
      target.oldPassword().ifPresent(secret -> old.put(target.credential(), secret));
    }
    return old;
  }
}
