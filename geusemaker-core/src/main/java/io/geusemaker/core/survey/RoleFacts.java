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
 * @param actsAs the role that it acts as from its login on; empty when that is itself
 */
public record RoleFacts(
    String name,
    String verifier,
    boolean login,
    boolean superuser,
    boolean expired,
    String database,
    String actsAs) {

  /**
   * Whether it has the rights of another role and none of its own.
   *
   * @param owner the other role
   * @return whether logging in as it is as good as logging in as the other
   */
  public boolean isCloneOf(String owner) {
    return actsAs.equals(owner) && !superuser;
  }

  /** The name: the verifier is secret. */
  @Override
  public String toString() {
    return "role " + name;
  }
}
