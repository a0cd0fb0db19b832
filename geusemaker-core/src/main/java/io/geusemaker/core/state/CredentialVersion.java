package io.geusemaker.core.state;

import java.time.Instant;

/**
 * One version of a credential.
 *
 * @param version counts from one, never used twice
 * @param stage where it stands
 * @param createdAt when it was recorded
 * @param ciphertext the secret sealed to deployment, credential and version, in Base64; behind
 *     {@code vault:} what is sealed is a vault's reference to it
 */
public record CredentialVersion(
    int version, CredentialStage stage, Instant createdAt, String ciphertext) {

  CredentialVersion at(CredentialStage newStage) {
    return new CredentialVersion(version, newStage, createdAt, ciphertext);
  }
}
