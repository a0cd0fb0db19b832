package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.PostgresFacts;
import io.geusemaker.core.survey.RoleFacts;
import io.geusemaker.core.survey.Survey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the role that clients of the database change over to, and where they name theirs. */
final class AlternationFinder {

  private static final String USER = "DB_POSTGRESDB_USER";
  private static final Set<String> PASSWORDS =
      Set.of("POSTGRES_PASSWORD", "DB_POSTGRESDB_PASSWORD");
  private static final int LONGEST_NAME = 63;

  private final Survey survey;
  private final CredentialSources sources;

  AlternationFinder(Survey survey, CredentialSources sources) {
    this.survey = survey;
    this.sources = sources;
  }

  /**
   * The same target, whose clients change over to the other role.
   *
   * @throws GeuseMakerException when one of them could not, or the other role would be another's
   */
  PostgresTarget of(PostgresTarget target) {
    PostgresFacts facts = target.facts();
    if (DatabaseClients.n8n(survey, facts).isEmpty()) {
      throw no("no n8n logs in as role " + facts.role() + ", so that nobody could change over");
    }
    target.places().stream()
        .findFirst()
        .ifPresent(
            place -> {
              throw no(place.describe() + " names the role, too, and is not changed over");
            });
    ValueSource user =
        sources.find(PostgresFinder.N8N, USER).orElseThrow(() -> no(USER + " is not set for n8n"));
    requireTheSameReaders(target, user);
    boolean toClone = target.login().role().equals(facts.role());
    Alternation turn = toClone ? toClone(facts, user) : toOwner(facts, user);
    return target.alternating(turn);
  }

  private static Alternation toOwner(PostgresFacts facts, ValueSource user) {
    return new Alternation(facts.role(), facts.role(), facts.verifier(), false, user);
  }

  private static Alternation toClone(PostgresFacts facts, ValueSource user) {
    String clone = Alternation.cloneOf(facts.role());
    if (clone.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw no("the name " + clone + " is too long for a role");
    }
    if (!facts.terms().isEmpty()) {
      throw no(
          "role "
              + facts.role()
              + " has "
              + String.join(", ", facts.terms())
              + ", which a second role would not have");
    }
    Optional<RoleFacts> there = facts.other(clone);
    if (there.isPresent() && !there.get().isCloneOf(facts.role())) {
      throw no("there is a role " + clone + " that is not a clone of " + facts.role());
    }
    return new Alternation(
        facts.role(), clone, there.map(RoleFacts::verifier).orElse(""), there.isEmpty(), user);
  }

  /** Who reads one of both and not the other would log in as one role with the other's password. */
  private void requireTheSameReaders(PostgresTarget target, ValueSource user) {
    List<CredentialSources.Use> users = sources.uses(user);
    users.stream()
        .filter(use -> !use.variable().equals(USER))
        .findFirst()
        .ifPresent(use -> refuse(use, user));
    Set<String> naming =
        users.stream().map(CredentialSources.Use::service).collect(Collectors.toSet());
    for (ValueSource source : target.sources()) {
      for (CredentialSources.Use use : sources.uses(source)) {
        boolean unused =
            use.service().equals(PostgresFinder.SERVICE)
                || (use.shared() && RestartPlan.isCarrier(use.service()));
        boolean known = PASSWORDS.contains(use.variable().replaceFirst("_FILE$", ""));
        if (!unused && !(known && naming.contains(use.service()))) {
          refuse(use, source);
        }
      }
    }
  }

  private static void refuse(CredentialSources.Use use, ValueSource source) {
    throw no(
        use.variable()
            + " of "
            + use.service()
            + " comes from "
            + source.describe()
            + ", too, and would not change over: give it a place of its own first");
  }

  private static GeuseMakerException no(String reason) {
    return new GeuseMakerException(
        new StackFailure.NotRotatable(
            PostgresTarget.CREDENTIAL.toString(), "alternating roles: " + reason));
  }
}
