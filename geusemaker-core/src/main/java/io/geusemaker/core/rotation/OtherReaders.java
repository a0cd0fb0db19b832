package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.PostgresFacts;
import io.geusemaker.core.survey.RoleFacts;
import io.geusemaker.core.survey.Survey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who else reads the places of the database's password, besides the database and n8n. */
record OtherReaders(Survey survey, CredentialSources sources) {

  private static final Set<String> KNOWN = Set.of(PostgresFinder.SERVICE, PostgresFinder.N8N);

  private Stream<CredentialSources.Use> of(Collection<ValueSource> places) {
    return places.stream()
        .flatMap(place -> sources.uses(place).stream())
        .filter(use -> survey.service(use.service()).isPresent())
        .filter(use -> !KNOWN.contains(use.service()))
        .filter(use -> !(use.shared() && RestartPlan.isCarrier(use.service())));
  }

  /** A client that logs in as another role with the same value would get one that is not its. */
  void requireNoneOfAnotherRole(
      Secret password, PostgresFacts facts, String role, Collection<ValueSource> places) {
    for (RoleFacts other : facts.others()) {
      if (other.name().equals(role)
          || other.isCloneOf(facts.role())
          || other.verifier().isEmpty()
          || !RoleVerifier.matches(other.verifier(), other.name(), password)) {
        continue;
      }
      of(places)
          .filter(new RoleTies(survey, sources, other.name())::isClient)
          .findFirst()
          .ifPresent(
              use -> {
                throw PostgresFinder.notRotatable(
                    "role "
                        + other.name()
                        + " has the same password, and service "
                        + use.service()
                        + ", which names that role, reads it as "
                        + use.variable()
                        + ": it would be locked out. Give role "
                        + other.name()
                        + " a password and a variable of its own first");
              });
    }
  }

  /** Warns of those that may have it as the password of something else. */
  List<String> untied(PostgresTarget target) {
    RoleTies ties = new RoleTies(survey, sources, target.login().role());
    return of(target.sources())
        .filter(use -> !use.shared() && !ties.isClient(use))
        .map(
            use ->
                use.service()
                    + " reads the database's password as "
                    + use.variable()
                    + ", and nothing there names role "
                    + target.login().role()
                    + ": where it is the password of something else, that has to follow by hand")
        .distinct()
        .toList();
  }
}
