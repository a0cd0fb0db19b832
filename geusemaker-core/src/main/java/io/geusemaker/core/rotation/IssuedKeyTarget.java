package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.change.Age;
import io.geusemaker.core.credential.N8nApiKey;
import io.geusemaker.core.proof.HttpProof;
import io.geusemaker.core.survey.N8nFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key that n8n has issued, as it is now.
 *
 * @param facts what n8n's tables say of it
 * @param signing what n8n signs keys with; empty where this one is not signed
 * @param check how n8n shows that it accepts it
 * @param age since when it has had this value, as far as is known
 */
record IssuedKeyTarget(
    N8nFacts.IssuedKey facts, Optional<Secret> signing, HttpCheck check, Optional<Duration> age) {

  static final String SERVICE = RotationRequest.N8N;

  CredentialId credential() {
    return facts.credential();
  }

  Secret reissued(Instant now) {
    return N8nApiKey.reissued(facts.value(), signing, now);
  }

  /** Whether n8n accepts a value once it is stored. */
  boolean opens(Secret value) {
    return N8nApiKey.isValid(value, signing, Instant.now());
  }

  String describe() {
    return describe(facts, Optional.empty());
  }

  /** One of them, whose it is and how old. */
  static String describe(N8nFacts.IssuedKey key, Optional<Duration> age) {
    return "n8n's API key "
        + key
        + " of "
        + key.user()
        + age.map(found -> ", " + Age.of(found).old()).orElse("");
  }

  String warning() {
    return describe(facts, age)
        + ": it ends at once, and whoever uses it has to be given the new one";
  }

  /**
   * The proof; of a value that had ended before, such as one that comes back after the signing
   * secret was changed, there is none.
   */
  HttpProof proof(Secret accepted, Optional<Secret> refused) {
    boolean valid = opens(accepted);
    return new HttpProof(
        credential().toString(),
        SERVICE,
        valid ? Optional.of(check) : Optional.empty(),
        valid ? "" : "n8n has refused this key before",
        Optional.of(accepted),
        refused,
        true);
  }
}
