package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.PostgresFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the database password: its role, where its value lives, and who holds copies. */
final class PostgresFinder {

  static final String SERVICE = "postgres";
  static final String N8N = "n8n";
  private static final String PASSWORD = "POSTGRES_PASSWORD";
  private static final String N8N_PASSWORD = "DB_POSTGRESDB_PASSWORD";

  private final Survey survey;
  private final CredentialSources sources;

  PostgresFinder(Survey survey, CredentialSources sources) {
    this.survey = survey;
    this.sources = sources;
  }

  /**
   * Finds the database password.
   *
   * @param recorded the password that the records hold, when they hold one
   * @return empty when the stack has no database
   * @throws GeuseMakerException when it has one whose password cannot be rotated
   */
  Optional<PostgresTarget> find(Optional<Secret> recorded) {
    Optional<ServiceContainer> container = survey.service(SERVICE);
    if (container.isEmpty()) {
      return Optional.empty();
    }
    PostgresFacts facts = facts().orElseThrow();
    Set<ValueSource> found = new LinkedHashSet<>();
    sources.find(SERVICE, PASSWORD).ifPresent(found::add);
    Optional<ServiceContainer> n8n = DatabaseClients.n8n(survey, facts);
    n8n.ifPresent(
        client -> {
          requireUp(client);
          found.add(
              sources
                  .find(N8N, N8N_PASSWORD)
                  .orElseThrow(
                      () ->
                          notRotatable(
                              "n8n logs in as this role, but " + N8N_PASSWORD + " is not set")));
        });
    if (found.isEmpty()) {
      throw notRotatable(PASSWORD + " is set nowhere in the compose project");
    }
    PostgresTarget.Route route = route(container.get(), n8n);
    String role = DatabaseClients.role(survey, facts);
    DatabaseLogin login =
        new DatabaseLogin(
            role,
            DatabaseClients.names(survey),
            route.port(),
            DatabaseClients.verifier(facts, role));
    Optional<Secret> old = oldPassword(login, container.get(), n8n, found, recorded);
    OtherReaders others = new OtherReaders(survey, sources);
    old.ifPresent(password -> others.requireNoneOfAnotherRole(password, facts, role, found));
    return Optional.of(
        new PostgresTarget(
            facts,
            login,
            old,
            List.copyOf(found),
            PasswordPlaces.ofClients(sources, login).found(),
            copies(login, n8n),
            route,
            Optional.empty()));
  }

  /**
   * What the database says.
   *
   * @return empty when the stack has no database
   * @throws GeuseMakerException when it has one that does not run or does not answer
   */
  Optional<PostgresFacts> facts() {
    Optional<ServiceContainer> container = survey.service(SERVICE);
    container.ifPresent(this::requireUp);
    return container.map(there -> survey.postgres().orElseThrow(this::unreadable));
  }

  /** How clients reach the database, which is there. */
  PostgresTarget.Route route() {
    return route(
        survey.service(SERVICE).orElseThrow(),
        DatabaseClients.n8n(survey, survey.postgres().orElseThrow()));
  }

  private void requireUp(ServiceContainer container) {
    if (!container.isUp()) {
      throw new GeuseMakerException(
          new StackFailure.ContainerStopped(container.service(), container.condition()));
    }
  }

  private Optional<Secret> oldPassword(
      DatabaseLogin login,
      ServiceContainer postgres,
      Optional<ServiceContainer> n8n,
      Set<ValueSource> found,
      Optional<Secret> recorded) {
    List<Secret> candidates = new ArrayList<>();
    n8n.flatMap(c -> c.environment().secret(N8N_PASSWORD)).ifPresent(candidates::add);
    found.forEach(source -> sources.value(source).ifPresent(candidates::add));
    postgres.environment().secret(PASSWORD).ifPresent(candidates::add);
    recorded.ifPresent(candidates::add);
    return candidates.stream().filter(login::isOpenedBy).findFirst();
  }

  private StoredCopies copies(DatabaseLogin login, Optional<ServiceContainer> n8n) {
    Optional<N8nFacts> tables = survey.n8n().filter(N8nFacts::ownDatabase);
    if (tables.isEmpty()) {
      return StoredCopies.none();
    }
    String port = n8n.map(c -> c.environment().plain("DB_POSTGRESDB_PORT", "5432")).orElse("5432");
    return StoredCopies.find(tables.get(), login.names(), port, login.role());
  }

  private PostgresTarget.Route route(ServiceContainer postgres, Optional<ServiceContainer> n8n) {
    String network =
        postgres.networks().stream()
            .filter(name -> n8n.map(c -> c.networks().contains(name)).orElse(true))
            .findFirst()
            .orElseThrow(() -> notRotatable("its container shares no network with its clients"));
    return new PostgresTarget.Route(
        postgres.imageId(),
        network,
        n8n.map(c -> c.environment().plain("DB_POSTGRESDB_HOST", SERVICE)).orElse(SERVICE),
        n8n.map(c -> c.environment().plain("DB_POSTGRESDB_PORT", "5432")).orElse("5432"));
  }

  private GeuseMakerException unreadable() {
    return new GeuseMakerException(
        new StackFailure.DatabaseUnreadable(
            "its role", survey.unanswered(Survey.ROLE).orElse("it said nothing")));
  }

  static GeuseMakerException notRotatable(String reason) {
    return new GeuseMakerException(
        new StackFailure.NotRotatable(PostgresTarget.CREDENTIAL.toString(), reason));
  }
}
