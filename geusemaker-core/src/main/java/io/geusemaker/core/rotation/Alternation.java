package io.geusemaker.core.rotation;

import io.geusemaker.core.compose.ValueSource;

/**
 * The stack's own role and its clone take turns: clients change over to the one that nobody uses,
 * and only then the other loses its password.
 *
 * @param owner the role that has the rights
 * @param to the role that is changed over to, {@code owner} or its clone
 * @param verifier what the database stores of its password now, secret; empty when it has none
 * @param made whether the clone does not exist yet
 * @param user where files name the role that n8n logs in as
 */
record Alternation(String owner, String to, String verifier, boolean made, ValueSource user) {

  private static final String SUFFIX = "_clone";

  /** The name of the role that takes turns with another. */
  static String cloneOf(String owner) {
    return owner + SUFFIX;
  }

  boolean toClone() {
    return !to.equals(owner);
  }

  /** The role: the verifier is secret. */
  @Override
  public String toString() {
    return "to role " + to;
  }
}
