package io.geusemaker.core.survey;

/**
 * What the database says of a role other than the stack's own.
 *
 * @param name its name
 * @param verifier its stored password verifier, secret; empty when it has none
 * @param login whether it may log in
 * @param superuser whether it is a superuser
 * @param expired whether its password is not valid any more
 * @param database a database that it may connect to, the stack's own if it may; empty when none
 */
public record RoleFacts(
    String name,
    String verifier,
    boolean login,
    boolean superuser,
    boolean expired,
    String database) {

  /** The name: the verifier is secret. */
  @Override
  public String toString() {
    return "role " + name;
  }
}
