package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.Companion;
import io.geusemaker.core.compose.ValueSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
 * @param shown what of a secret the service is shown to prove that it has it; most show it itself
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
    Optional<Companion> overlap,
    UnaryOperator<Secret> shown) {

  SecretTarget called(CredentialId other) {
    return new SecretTarget(
        other, service, variable, source, oldSecret, check, unchecked, restarts, copies, overlap,
        shown);
  }

  SecretTarget with(StoredCopies found) {
    return copy(check, unchecked, found, overlap, shown);
  }

  SecretTarget overlappingBy(Companion companion) {
    return copy(check, unchecked, copies, Optional.of(companion), shown);
  }

  SecretTarget uncheckedBecause(String reason) {
    return copy(Optional.empty(), reason, copies, overlap, shown);
  }

  SecretTarget checkedBy(HttpCheck asked, UnaryOperator<Secret> with) {
    return copy(Optional.of(asked), "", copies, overlap, with);
  }

  private SecretTarget copy(
      Optional<HttpCheck> asked,
      String reason,
      StoredCopies found,
      Optional<Companion> companion,
      UnaryOperator<Secret> with) {
    return new SecretTarget(
        credential,
        service,
        variable,
        source,
        oldSecret,
        asked,
        reason,
        restarts,
        found,
        companion,
        with);
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
