package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.Companion;
import io.geusemaker.core.compose.ValueSource;
import java.util.List;
import java.util.Optional;

/**
 * A secret that a service gets in an environment variable, as it is now.
 *
 * @param credential the credential
 * @param service the compose service that checks it
 * @param variable the environment variable
 * @param source where the value lives in files
 * @param oldSecret the secret that works now, when it could be found
 * @param check how the service shows that it accepts one; empty when it would show nothing
 * @param unchecked why it would show nothing, or empty
 * @param restarts further services to recreate
 * @param copies where n8n keeps copies
 * @param overlap the variable by which the service accepts the old one too meanwhile, if it can
 */
record SecretTarget(
    CredentialId credential,
    String service,
    String variable,
    ValueSource source,
    Optional<Secret> oldSecret,
    Optional<HttpCheck> check,
    String unchecked,
    List<String> restarts,
    StoredCopies copies,
    Optional<Companion> overlap) {

  SecretTarget called(CredentialId other) {
    return new SecretTarget(
        other, service, variable, source, oldSecret, check, unchecked, restarts, copies, overlap);
  }

  SecretTarget with(StoredCopies found) {
    return new SecretTarget(
        credential,
        service,
        variable,
        source,
        oldSecret,
        check,
        unchecked,
        restarts,
        found,
        overlap);
  }

  SecretTarget overlappingBy(Companion companion) {
    return new SecretTarget(
        credential,
        service,
        variable,
        source,
        oldSecret,
        check,
        unchecked,
        restarts,
        copies,
        Optional.of(companion));
  }

  SecretTarget uncheckedBecause(String reason) {
    return new SecretTarget(
        credential,
        service,
        variable,
        source,
        oldSecret,
        Optional.empty(),
        reason,
        restarts,
        copies,
        overlap);
  }

  SecretTarget checkedBy(HttpCheck asked) {
    return new SecretTarget(
        credential,
        service,
        variable,
        source,
        oldSecret,
        Optional.of(asked),
        "",
        restarts,
        copies,
        overlap);
  }

  /** What the service is shown to prove that a secret is the one it has. */
  Secret presented(Secret secret) {
    return Crawl4aiKeys.presented(credential, secret);
  }

  /** How it was declared; empty for a credential that has a name of its own. */
  Optional<EnvSecret> declaration() {
    EnvSecret declared = new EnvSecret(variable, service, restarts, check);
    return declared.credential().equals(credential) ? Optional.of(declared) : Optional.empty();
  }

  /** Whether a variable of a service is the one that is checked. */
  boolean isReadAs(String reader, String name) {
    return service.equals(reader) && variable.equals(name);
  }
}
