package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.PostgresFacts;
import io.geusemaker.core.survey.RoleFacts;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Optional;

/** Finds the password of a further role of the database, and who uses it. */
final class RoleFinder {

  private final Survey survey;
  private final CredentialSources sources;
  private final Recorded recorded;

  RoleFinder(Survey survey, CredentialSources sources, Recorded recorded) {
    this.survey = survey;
    this.sources = sources;
    this.recorded = recorded;
  }

  /**
   * Finds a role's password.
   *
   * @param name the role
   * @throws GeuseMakerException when there is no such role, or its password cannot be rotated
   */
  RoleTarget find(String name) {
    PostgresFinder postgres = new PostgresFinder(survey, sources);
    PostgresFacts facts = postgres.facts().orElseThrow(() -> no(name, "there is no PostgreSQL"));
    if (name.equals(facts.role())) {
      throw no(name, "it is the stack's own role: select postgres instead");
    }
    if (name.equals(Alternation.cloneOf(facts.role()))
        && facts.other(name).filter(role -> role.isCloneOf(facts.role())).isPresent()) {
      throw no(name, "it takes turns with the stack's own role: select postgres instead");
    }
    RoleFacts role = required(name, facts);
    PostgresTarget.Route route = postgres.route();
    DatabaseLogin login =
        new DatabaseLogin(name, DatabaseClients.names(survey), route.port(), role.verifier());
    PasswordPlaces places = PasswordPlaces.of(sources, login);
    StoredCopies copies = copies(login);
    Optional<Secret> old = places.present().or(() -> remembered(login));
    old.ifPresent(password -> requireOwn(password, places, facts, role));
    requireTied(name, places);
    return new RoleTarget(role, old, places.found(), copies, route);
  }

  private RoleFacts required(String name, PostgresFacts facts) {
    RoleFacts role =
        facts
            .other(name)
            .orElseThrow(
                () ->
                    no(
                        name,
                        "the database has no such role; it has "
                            + String.join(
                                ", ", facts.others().stream().map(RoleFacts::name).toList())));
    if (!role.login()) {
      throw no(name, "the role cannot log in");
    }
    if (role.superuser()) {
      throw no(name, "the role is a superuser other than the stack's own; change it by hand");
    }
    if (role.verifier().isEmpty()) {
      throw no(name, "the role has no password");
    }
    if (role.expired()) {
      throw no(name, "its password is not valid any more (VALID UNTIL): a new one would not be");
    }
    if (role.database().isEmpty()) {
      throw no(name, "the role may not connect to any database, so nothing could be proven");
    }
    return role;
  }

  private StoredCopies copies(DatabaseLogin login) {
    return survey
        .n8n()
        .filter(N8nFacts::ownDatabase)
        .map(n8n -> StoredCopies.find(n8n, login.names(), login.port(), login.role()))
        .orElseGet(StoredCopies::none);
  }

  private Optional<Secret> remembered(DatabaseLogin login) {
    return recorded.secret(RoleTarget.credential(login.role())).filter(login::isOpenedBy);
  }

  /** Two roles with one password: which of them a place means cannot be told. */
  private static void requireOwn(
      Secret password, PasswordPlaces places, PostgresFacts facts, RoleFacts role) {
    if (places.found().stream().noneMatch(PasswordPlace::isPlain)) {
      return;
    }
    if (RoleVerifier.matches(facts.verifier(), facts.role(), password)) {
      throw shared(role.name(), facts.role());
    }
    List<RoleFacts> others = facts.others().stream().filter(o -> !o.equals(role)).toList();
    for (RoleFacts other : others) {
      if (!other.verifier().isEmpty()
          && RoleVerifier.matches(other.verifier(), other.name(), password)) {
        throw shared(role.name(), other.name());
      }
    }
  }

  private void requireTied(String role, PasswordPlaces places) {
    RoleTies ties = new RoleTies(survey, sources, role);
    places.found().stream()
        .filter(PasswordPlace::isPlain)
        .filter(place -> !ties.bind(place))
        .findFirst()
        .ifPresent(
            place -> {
              throw no(
                  role,
                  place.describe()
                      + " has the same value, but nothing there names the role, so that it may be"
                      + " the password of something else: give the role another password by hand"
                      + " first, or name it there");
            });
  }

  private static GeuseMakerException shared(String role, String other) {
    return no(
        role,
        "role "
            + other
            + " has the same password, so whose it is in the project's files cannot be told: give"
            + " one of them another password by hand first");
  }

  private static GeuseMakerException no(String role, String reason) {
    return new GeuseMakerException(
        new StackFailure.NotRotatable(RoleTarget.credential(role).toString(), reason));
  }
}
