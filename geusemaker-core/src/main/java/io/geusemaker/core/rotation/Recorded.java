package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is on record about the credentials of a deployment.
 *
 * @param secrets the secret of each that is current
 * @param rotated when each was last rotated from here
 * @param now the time that ages are counted to
 */
public record Recorded(
    Map<CredentialId, Secret> secrets, Map<CredentialId, Instant> rotated, Instant now) {

  /** Copies the maps. */
  public Recorded {
    secrets = Map.copyOf(secrets);
    rotated = Map.copyOf(rotated);
  }

  /**
   * Nothing but the secrets.
   *
   * @param secrets the secret of each credential that is current
   * @return the record
   */
  public static Recorded of(Map<CredentialId, Secret> secrets) {
    return new Recorded(secrets, Map.of(), Instant.EPOCH);
  }

  Optional<Secret> secret(CredentialId credential) {
    return Optional.ofNullable(secrets.get(credential));
  }

  Optional<Duration> age(CredentialId credential) {
    return Optional.ofNullable(rotated.get(credential)).map(at -> Duration.between(at, now));
  }
}
