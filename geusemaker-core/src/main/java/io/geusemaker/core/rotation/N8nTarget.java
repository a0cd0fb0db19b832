package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.credential.BcryptHash;
import io.geusemaker.core.survey.N8nFacts;
import java.util.Map;
import java.util.Optional;

/** The login of n8n that applies to what runs. */
sealed interface N8nTarget {

  CredentialId credential();

  /** Who logs in. */
  String user();

  /** The bcrypt hash that n8n stores, where it stores one; secret. */
  Optional<String> storedHash();

  /** The owner's account, from 1.0: its hash is a row in the database. */
  record OwnerAccount(N8nFacts facts, N8nFacts.Owner owner) implements N8nTarget {

    static final CredentialId CREDENTIAL = new CredentialId("n8n", "owner-password");

    @Override
    public CredentialId credential() {
      return CREDENTIAL;
    }

    @Override
    public String user() {
      return owner.email();
    }

    @Override
    public Optional<String> storedHash() {
      return Optional.of(owner.passwordHash());
    }
  }

  /**
   * The owner's account where n8n takes its hash from the environment at every start, from 2.17.
   */
  record ManagedOwner(N8nFacts.Owner owner, ValueSource source) implements N8nTarget {

    static final String VARIABLE = "N8N_INSTANCE_OWNER_PASSWORD_HASH";

    @Override
    public CredentialId credential() {
      return OwnerAccount.CREDENTIAL;
    }

    @Override
    public String user() {
      return owner.email();
    }

    @Override
    public Optional<String> storedHash() {
      return Optional.of(owner.passwordHash());
    }
  }

  /** An account's old password is known only from an earlier rotation, if it still is the one. */
  default Optional<Secret> oldPassword(Map<CredentialId, Secret> recorded) {
    if (this instanceof BasicAuth basic) {
      return basic.oldPassword();
    }
    return storedHash()
        .flatMap(
            hash ->
                Optional.ofNullable(recorded.get(credential()))
                    .filter(old -> BcryptHash.parse(hash).matches(old)));
  }

  /** HTTP basic authentication, before 1.0. */
  record BasicAuth(String user, Optional<Secret> oldPassword, ValueSource source)
      implements N8nTarget {

    static final CredentialId CREDENTIAL = new CredentialId("n8n", "basic-auth");
    static final String VARIABLE = "N8N_BASIC_AUTH_PASSWORD";

    @Override
    public CredentialId credential() {
      return CREDENTIAL;
    }

    @Override
    public Optional<String> storedHash() {
      return Optional.empty();
    }
  }
}
