package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forms in which services store their credentials now. */
final class Stored {

  private Stored() {}

  static Map<CredentialId, Secret> of(Blueprint blueprint) {
    Map<CredentialId, Secret> stored = new LinkedHashMap<>();
    blueprint
        .postgres()
        .ifPresent(
            target -> stored.put(PostgresTarget.CREDENTIAL, Secret.of(target.login().verifier())));
    for (RoleTarget target : blueprint.roles()) {
      stored.put(target.credential(), Secret.of(target.facts().verifier()));
    }
    blueprint
        .n8n()
        .ifPresent(
            target ->
                target
                    .storedHash()
                    .ifPresent(hash -> stored.put(target.credential(), Secret.of(hash))));
    for (BasicAuthTarget target : blueprint.basicAuth()) {
      stored.put(target.credential(), target.hash());
    }
    return stored;
  }

  static String text(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }
}
