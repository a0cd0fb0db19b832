package io.geusemaker.core.state;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import java.time.Clock;

/** Makes versions of credentials, opens them, and finds one by its secret. */
record Versioning(CredentialValues values, Clock clock) {

  CredentialVersion made(
      CredentialId id, CredentialHistory history, CredentialStage stage, Secret secret) {
    int version = history.lastVersion() + 1;
    return new CredentialVersion(version, stage, clock.instant(), values.keep(id, version, secret));
  }

  Secret open(CredentialId id, CredentialVersion found) {
    return values.open(id, found.version(), found.ciphertext());
  }

  /** With this secret as the current one; as it is when it is already. */
  CredentialHistory withCurrent(CredentialId id, CredentialHistory history, Secret secret) {
    if (isFirst(CredentialStage.CURRENT, id, history, secret)) {
      return history;
    }
    if (history.first(CredentialStage.CURRENT).isEmpty()
        && isFirst(CredentialStage.PREVIOUS, id, history, secret)) {
      return history.restored();
    }
    return history.plusCurrent(made(id, history, CredentialStage.CURRENT, secret));
  }

  /** Without what is pending, and without the current one if it is this secret. */
  CredentialHistory without(CredentialId id, CredentialHistory history, Secret secret) {
    CredentialHistory rest = history.withoutPending();
    return isFirst(CredentialStage.CURRENT, id, rest, secret) ? rest.withoutCurrent() : rest;
  }

  private boolean isFirst(
      CredentialStage stage, CredentialId id, CredentialHistory history, Secret secret) {
    return history
        .first(stage)
        .filter(
            found -> {
              try (Secret recorded = open(id, found)) {
                return recorded.sameAs(secret);
              }
            })
        .isPresent();
  }
}
