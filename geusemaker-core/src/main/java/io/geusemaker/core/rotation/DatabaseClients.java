package io.geusemaker.core.rotation;

import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.PostgresFacts;
import io.geusemaker.core.survey.RoleFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Who logs in to the stack's own database. */
final class DatabaseClients {

  private DatabaseClients() {}

  /** n8n's container, if it logs in to the database as its own role or that one's clone. */
  static Optional<ServiceContainer> n8n(Survey survey, PostgresFacts facts) {
    return survey
        .service(PostgresFinder.N8N)
        .filter(
            container ->
                follows(container.environment(), names(survey), facts.role())
                    || isAsClone(survey, container, facts));
  }

  /**
   * The role that the stack logs in as: the database's own, or its clone when that has its turn.
   */
  static String role(Survey survey, PostgresFacts facts) {
    return survey
            .service(PostgresFinder.N8N)
            .filter(container -> isAsClone(survey, container, facts))
            .isPresent()
        ? Alternation.cloneOf(facts.role())
        : facts.role();
  }

  /** What the database stores of a role's password, secret; empty when it has none. */
  static String verifier(PostgresFacts facts, String role) {
    return facts.other(role).map(RoleFacts::verifier).orElse(facts.verifier());
  }

  private static boolean isAsClone(Survey survey, ServiceContainer container, PostgresFacts facts) {
    String clone = Alternation.cloneOf(facts.role());
    return facts.other(clone).filter(role -> role.isCloneOf(facts.role())).isPresent()
        && follows(container.environment(), names(survey), clone);
  }

  private static boolean follows(Environment n8n, Set<String> names, String role) {
    return n8n.plain("DB_TYPE").filter("postgresdb"::equals).isPresent()
        && names.contains(n8n.plain("DB_POSTGRESDB_HOST", "localhost"))
        && n8n.plain("DB_POSTGRESDB_USER", "postgres").equals(role);
  }

  /** The names under which the other containers reach the database. */
  static Set<String> names(Survey survey) {
    Set<String> names = new LinkedHashSet<>(Set.of(PostgresFinder.SERVICE));
    survey.service(PostgresFinder.SERVICE).ifPresent(container -> names.addAll(container.names()));
    return names;
  }
}
