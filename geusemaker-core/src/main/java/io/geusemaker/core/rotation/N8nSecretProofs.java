package io.geusemaker.core.rotation;

import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.proof.EncryptionKeyProof;
import io.geusemaker.core.proof.N8nSecretProof;
import io.geusemaker.core.proof.RunnersProof;
import io.geusemaker.core.proof.SessionProof;
import io.geusemaker.core.step.N8nStore;
import io.geusemaker.core.step.ReEncrypt;
import io.geusemaker.core.step.Step;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.Survey;
import java.util.Optional;

/**
 * What is proven of the secrets that n8n uses by itself, and the step that only one of them has.
 */
final class N8nSecretProofs {

  private N8nSecretProofs() {}

  /**
   * The proof of a secret, if it is one of these.
   *
   * @param ownerHash the owner's hash at the time of the proof
   */
  static Optional<N8nSecretProof> of(
      SecretTarget target,
      Survey survey,
      Secret accepted,
      Optional<Secret> refused,
      Optional<Secret> ownerHash) {
    String credential = target.credential().toString();
    return N8nSecrets.of(target.credential())
        .map(
            which ->
                switch (which) {
                  case RUNNERS_TOKEN -> new RunnersProof(credential, accepted, refused);
                  case JWT_SECRET ->
                      new SessionProof(credential, account(survey, ownerHash), accepted, refused);
                  case ENCRYPTION_KEY ->
                      new EncryptionKeyProof(credential, store(survey), accepted, refused);
                  case API_KEYS -> throw new IllegalArgumentException("they are proven over HTTP");
                });
  }

  private static Optional<SessionProof.Account> account(Survey survey, Optional<Secret> hash) {
    return survey
        .n8n()
        .flatMap(N8nFacts::owner)
        .filter(owner -> !owner.mfa())
        .map(
            owner ->
                new SessionProof.Account(
                    owner.id(),
                    owner.email(),
                    hash.orElseGet(() -> Secret.of(owner.passwordHash()))));
  }

  /** The step that stores n8n's credentials under its new key. */
  static Optional<Step> reEncrypt(Blueprint blueprint, NewSecrets secrets) {
    return blueprint.secrets().stream()
        .filter(N8nSecretProofs::isEncryptionKey)
        .findFirst()
        .map(
            target ->
                new ReEncrypt(
                    blueprint.layout(),
                    store(blueprint.survey()),
                    target.oldSecret().orElseThrow(),
                    secrets.required(target.credential()),
                    blueprint.survey().n8n().orElseThrow().encrypted().selfMade()));
  }

  static boolean isEncryptionKey(SecretTarget target) {
    return target.credential().equals(RequestedCredential.ENCRYPTION_KEY.credential());
  }

  private static N8nStore store(Survey survey) {
    N8nFacts n8n = survey.n8n().orElseThrow();
    return new N8nStore(
        survey.postgres().orElseThrow().role(), n8n.database(), n8n.schema(), n8n.tablePrefix());
  }
}
