package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import java.util.Set;

/**
 * A login to the stack's database, as clients write it down.
 *
 * @param role the role
 * @param names the names under which clients reach the database
 * @param port the port that they use
 * @param verifier what the database stores of its password, secret
 */
record DatabaseLogin(String role, Set<String> names, String port, String verifier) {

  boolean isOpenedBy(Secret password) {
    return RoleVerifier.matches(verifier, role, password);
  }

  /** The role: the verifier is secret. */
  @Override
  public String toString() {
    return "role " + role;
  }
}
