package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import java.util.Optional;

/**
 * What a credential becomes: a new secret, or an earlier one that comes back.
 *
 * @param plain the secret itself; empty when only its stored form was ever known
 * @param stored the verifier or hash to store; empty when it has to be computed
 */
public record Replacement(Optional<Secret> plain, Optional<Secret> stored) {

  /**
   * A secret that was drawn.
   *
   * @param secret the secret
   * @return the replacement
   */
  public static Replacement of(Secret secret) {
    return new Replacement(Optional.of(secret), Optional.empty());
  }
}
