package io.geusemaker.core.survey;

import java.util.List;
import java.util.Optional;

/**
 * What the database says of itself.
 *
 * @param version the server's version, such as {@code 15.8}
 * @param role the role that {@code POSTGRES_USER} names
 * @param database the database that {@code POSTGRES_DB} names
 * @param verifier the role's stored password verifier, secret; empty when it has none
 * @param others the other roles, without PostgreSQL's own
 * @param terms what the role has that is no right: settings, a limit of connections or of time
 */
public record PostgresFacts(
    String version,
    String role,
    String database,
    String verifier,
    List<RoleFacts> others,
    List<String> terms) {

  /** Copies the lists. */
  public PostgresFacts {
    others = List.copyOf(others);
    terms = List.copyOf(terms);
  }

  /**
   * What a database without further roles says.
   *
   * @param version the server's version, such as {@code 15.8}
   * @param role the role that {@code POSTGRES_USER} names
   * @param database the database that {@code POSTGRES_DB} names
   * @param verifier the role's stored password verifier, secret; empty when it has none
   */
  public PostgresFacts(String version, String role, String database, String verifier) {
    this(version, role, database, verifier, List.of(), List.of());
  }

  /**
   * Another role.
   *
   * @param name its name
   * @return empty when there is none
   */
  public Optional<RoleFacts> other(String name) {
    return others.stream().filter(role -> role.name().equals(name)).findFirst();
  }

  /** The version and the role: the verifier is secret. */
  @Override
  public String toString() {
    return "PostgreSQL " + version + ", role " + role;
  }
}
