package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.credential.BcryptHash;
import io.geusemaker.core.credential.ScramVerifier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What each credential of a blueprint becomes, and the forms in which services store it. */
final class NewSecrets {

  private final Map<CredentialId, Replacement> byCredential;
  private final Map<CredentialId, Secret> hashes = new LinkedHashMap<>();

  private NewSecrets(Map<CredentialId, Replacement> byCredential) {
    this.byCredential = byCredential;
  }

  /** Draws a secret for each credential. */
  static NewSecrets draw(Blueprint blueprint, Supplier<Secret> generator) {
    Map<CredentialId, Replacement> drawn = new LinkedHashMap<>();
    for (CredentialId credential : blueprint.credentials()) {
      drawn.put(credential, Replacement.of(generator.get()));
    }
    Instant now = Instant.now();
    for (IssuedKeyTarget target : blueprint.issuedKeys()) {
      drawn.put(target.credential(), Replacement.of(target.reissued(now)));
    }
    return new NewSecrets(drawn);
  }

  /**
   * Takes what is given.
   *
   * @throws IllegalArgumentException when a credential of the blueprint is not among it
   */
  static NewSecrets given(Blueprint blueprint, Map<CredentialId, Replacement> replacements) {
    Map<CredentialId, Replacement> given = new LinkedHashMap<>();
    for (CredentialId credential : blueprint.credentials()) {
      Replacement replacement = replacements.get(credential);
      if (replacement == null) {
        throw new IllegalArgumentException("nothing is given for " + credential);
      }
      given.put(credential, replacement);
    }
    return new NewSecrets(given);
  }

  /** The secrets themselves, of those that are known. */
  Map<CredentialId, Secret> plain() {
    Map<CredentialId, Secret> plain = new LinkedHashMap<>();
    byCredential.forEach((id, replacement) -> replacement.plain().ifPresent(s -> plain.put(id, s)));
    return plain;
  }

  /** The credentials that will have a secret that nobody here knows. */
  List<CredentialId> unknown() {
    return byCredential.entrySet().stream()
        .filter(entry -> entry.getValue().plain().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  Optional<Secret> of(CredentialId credential) {
    return Optional.ofNullable(byCredential.get(credential)).flatMap(Replacement::plain);
  }

  Secret required(CredentialId credential) {
    return of(credential).orElseThrow();
  }

  /** What PostgreSQL is to store; one that was given is taken when it is of this password. */
  Secret verifier(CredentialId credential, String role) {
    Secret password = required(credential);
    return stored(credential)
        .filter(given -> RoleVerifier.matches(Stored.text(given), role, password))
        .orElseGet(() -> checkedVerifier(password));
  }

  /** A malformed verifier would silently become the password itself. */
  private static Secret checkedVerifier(Secret password) {
    Secret text = ScramVerifier.of(password).asSecret();
    if (!ScramVerifier.parse(Stored.text(text)).matches(password)) {
      throw new IllegalStateException("the verifier does not match its password");
    }
    return text;
  }

  /** What n8n is to store; the same whenever it is asked for. */
  Secret hash(CredentialId credential) {
    return stored(credential)
        .map(given -> BcryptHash.parse(Stored.text(given)).asSecret())
        .orElseGet(
            () -> hashes.computeIfAbsent(credential, id -> BcryptHash.of(required(id)).asSecret()));
  }

  /** What a file is to store: as it was given, whatever its form, else a hash as n8n has it. */
  Secret storedHash(CredentialId credential) {
    return stored(credential).orElseGet(() -> hash(credential));
  }

  private Optional<Secret> stored(CredentialId credential) {
    return Optional.ofNullable(byCredential.get(credential)).flatMap(Replacement::stored);
  }
}
