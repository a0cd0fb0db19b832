package io.geusemaker.core.survey;

/**
 * What the database says of itself.
 *
 * @param version the server's version, such as {@code 15.8}
 * @param role the role that {@code POSTGRES_USER} names
 * @param database the database that {@code POSTGRES_DB} names
 * @param verifier the role's stored password verifier, secret; empty when it has none
 */
public record PostgresFacts(String version, String role, String database, String verifier) {

  /** The version and the role: the verifier is secret. */
  @Override
  public String toString() {
    return "PostgreSQL " + version + ", role " + role;
  }
}
