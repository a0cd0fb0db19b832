package io.geusemaker.core.registry;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.http.Shown;

/** What opens a registry. */
sealed interface Credential {

  /** As whom, for failures. */
  String identity();

  /**
   * A user's password, or a token that is used like one.
   *
   * @param user the name
   * @param password the password
   */
  record Login(String user, Secret password) implements Credential {
    @Override
    public String identity() {
      return "user " + Shown.of(user);
    }
  }

  /**
   * A token for the token server.
   *
   * @param token the token
   */
  record IdentityToken(Secret token) implements Credential {
    @Override
    public String identity() {
      return "the holder of the identity token";
    }
  }

  /**
   * A token for the registry itself.
   *
   * @param token the token
   */
  record RegistryToken(Secret token) implements Credential {
    @Override
    public String identity() {
      return "the holder of the registry token";
    }
  }
}
