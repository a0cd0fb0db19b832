package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.RoleFacts;
import java.util.List;
import java.util.Optional;

/**
 * The password of a role of the database other than the stack's own, as it is now.
 *
 * @param facts what the database says of the role
 * @param oldPassword the password that works now, when it could be found
 * @param places where files hold it
 * @param copies where n8n keeps copies
 * @param route how clients reach the database
 */
record RoleTarget(
    RoleFacts facts,
    Optional<Secret> oldPassword,
    List<PasswordPlace> places,
    StoredCopies copies,
    PostgresTarget.Route route) {

  private static final String PREFIX = "role-";

  RoleTarget {
    places = List.copyOf(places);
  }

  static CredentialId credential(String role) {
    return new CredentialId(PostgresFinder.SERVICE, PREFIX + role);
  }

  /** The role that a credential belongs to; empty when it belongs to something else. */
  static Optional<String> role(CredentialId credential) {
    return credential.service().equals(PostgresFinder.SERVICE)
            && credential.name().startsWith(PREFIX)
        ? Optional.of(credential.name().substring(PREFIX.length()))
        : Optional.empty();
  }

  CredentialId credential() {
    return credential(facts.name());
  }

  List<ValueSource> sources() {
    return places.stream().map(PasswordPlace::source).toList();
  }
}
