package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked for of PostgreSQL beyond the password of the stack's own role.
 *
 * @param roles further login roles whose passwords are rotated; sorted
 * @param endSessions whether sessions of the changed roles that logged in before are ended
 * @param alternating whether clients change over to a second role, so that both passwords work
 *     until they have
 */
public record DatabaseTerms(List<String> roles, boolean endSessions, boolean alternating) {

  /** Nothing more than the stack's own role. */
  public static final DatabaseTerms STANDARD = new DatabaseTerms(List.of(), false, false);

  /**
   * Sorts the roles and copies them.
   *
   * @throws GeuseMakerException when a name is blank or cannot be part of a credential's id
   */
  public DatabaseTerms {
    roles = roles.stream().distinct().sorted().toList();
    for (String role : roles) {
      if (role.isBlank() || role.contains("/") || role.chars().anyMatch(c -> c < ' ')) {
        throw new GeuseMakerException(
            new RequestFailure.Invalid(
                "role",
                "its name must not be blank, and be without slashes and control characters"));
      }
    }
  }

  DatabaseTerms plusRoles(List<String> names) {
    return new DatabaseTerms(
        Stream.concat(roles.stream(), names.stream()).toList(), endSessions, alternating);
  }

  DatabaseTerms endingSessions() {
    return new DatabaseTerms(roles, true, alternating);
  }

  /**
   * These roles on the terms of others.
   *
   * @param others whose terms count
   * @return new terms
   */
  public DatabaseTerms like(DatabaseTerms others) {
    return new DatabaseTerms(roles, others.endSessions, others.alternating);
  }

  DatabaseTerms changingOver() {
    return new DatabaseTerms(roles, endSessions, true);
  }
}
