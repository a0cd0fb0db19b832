package io.geusemaker.core.rotation;

import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Locale;

/**
 * Tells whether a place that holds a role's password by itself is about that role. Another service
 * can have the same password for something else, where a new one would be wrong.
 */
record RoleTies(Survey survey, CredentialSources sources, String role) {

  /** Whether the place's name, or each service that uses it, names the role. */
  boolean bind(PasswordPlace place) {
    List<CredentialSources.Use> uses = sources.uses(place.source());
    if (named(name(place.source())) || uses.stream().anyMatch(use -> named(use.variable()))) {
      return true;
    }
    List<CredentialSources.Use> own = uses.stream().filter(use -> !use.shared()).toList();
    return (own.isEmpty() ? uses : own).stream().allMatch(this::isClient);
  }

  private boolean named(String variable) {
    return words(variable).contains(words(role));
  }

  private static String words(String name) {
    return "_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_") + "_";
  }

  private static String name(ValueSource source) {
    return source instanceof ValueSource.EnvEntry entry
        ? entry.key()
        : source instanceof ValueSource.ComposeScalar scalar ? scalar.variable() : source.path();
  }

  /** Whether a service that reads a place names the role. */
  boolean isClient(CredentialSources.Use use) {
    return survey
        .service(use.service())
        .map(ServiceContainer::environment)
        .filter(this::namesTheRole)
        .isPresent();
  }

  private boolean namesTheRole(Environment environment) {
    return environment.names().stream()
        .flatMap(name -> environment.plain(name).stream())
        .anyMatch(value -> value.equals(role) || value.contains("://" + role + ":"));
  }
}
