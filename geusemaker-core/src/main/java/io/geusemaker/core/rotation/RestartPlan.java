package io.geusemaker.core.rotation;

import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which services have to be recreated to read a changed value, and which merely will be by a later
 * plain {@code up}.
 *
 * @param services to be recreated, in order: those that read a changed value
 * @param uses what they read, of which the new container must show the new value
 * @param warnings what a later {@code up} will do, and where the old password stays
 */
record RestartPlan(List<String> services, List<CredentialSources.Use> uses, List<String> warnings) {

  /**
   * Services of GeuseMaker's stack that get every secret through the shared env file, and read none
   * of those that are rotated here. The database reads its password only when it makes a new data
   * directory.
   */
  private static final Set<String> CARRIERS = Set.of("postgres", "qdrant", "crawl4ai", "ollama");

  /** Whether a service merely gets a secret through the shared env file. */
  static boolean isCarrier(String service) {
    return CARRIERS.contains(service);
  }

  static RestartPlan of(
      Survey survey,
      CredentialSources sources,
      Optional<PostgresTarget> postgres,
      List<RoleTarget> roles,
      Optional<N8nTarget> n8n,
      List<SecretTarget> secrets) {
    Set<ValueSource> changed = new LinkedHashSet<>();
    postgres.ifPresent(target -> changed.addAll(target.everywhere()));
    roles.forEach(target -> changed.addAll(target.sources()));
    n8n.flatMap(RestartPlan::source).ifPresent(changed::add);
    secrets.forEach(target -> changed.add(target.source()));
    Set<String> services = new TreeSet<>();
    secrets.forEach(
        target -> {
          services.add(target.service());
          services.addAll(target.restarts());
        });
    Set<String> later = new TreeSet<>();
    Set<String> stopped = new TreeSet<>();
    List<CredentialSources.Use> uses = new ArrayList<>();
    List<CredentialSources.Use> followed = new ArrayList<>();
    for (ValueSource source : changed) {
      for (CredentialSources.Use use : sources.uses(source)) {
        followed.add(use);
        Optional<ServiceContainer> container = survey.service(use.service());
        if (container.isEmpty()) {
          continue;
        }
        if (container.get().isStopped() && !services.contains(use.service())) {
          stopped.add(use.service());
          continue;
        }
        boolean checked = secrets.stream().anyMatch(t -> t.isReadAs(use.service(), use.variable()));
        if (!checked
            && (use.service().equals("postgres")
                || (use.shared() && CARRIERS.contains(use.service())))) {
          later.add(use.service());
        } else {
          services.add(use.service());
          uses.add(use);
        }
      }
    }
    later.removeAll(services);
    List<String> warnings = new ArrayList<>();
    if (!later.isEmpty()) {
      warnings.add(
          "a later plain \"up -d\" will also recreate "
              + String.join(", ", later)
              + ", whose containers keep the old value in their environment without using it");
    }
    List<String> recreated = inOrder(services, secrets);
    if (!stopped.isEmpty()) {
      warnings.add(
          String.join(", ", stopped)
              + (stopped.size() == 1 ? " does" : " do")
              + " not run and will not be started: compose gives the new value at the next \"up\","
              + " \"docker start\" the old one");
    }
    postgres.ifPresent(target -> warnings.addAll(new OtherReaders(survey, sources).untied(target)));
    postgres
        .flatMap(PostgresTarget::oldPassword)
        .ifPresent(
            old -> warnings.addAll(OldPasswordHolders.warnings(survey, old, recreated, followed)));
    for (RoleTarget target : roles) {
      target
          .oldPassword()
          .ifPresent(
              old ->
                  warnings.addAll(OldPasswordHolders.warnings(survey, old, recreated, followed)));
    }
    for (SecretTarget target : secrets) {
      target
          .oldSecret()
          .ifPresent(
              old ->
                  warnings.addAll(OldPasswordHolders.warnings(survey, old, recreated, followed)));
    }
    return new RestartPlan(recreated, List.copyOf(uses), List.copyOf(warnings));
  }

  /** A service that accepts both secrets meanwhile comes last, when its users have the new one. */
  private static List<String> inOrder(Set<String> services, List<SecretTarget> secrets) {
    List<String> last =
        secrets.stream().filter(t -> t.overlap().isPresent()).map(SecretTarget::service).toList();
    List<String> order = new ArrayList<>(services);
    order.removeAll(last);
    order.addAll(last);
    return List.copyOf(order);
  }

  static Optional<ValueSource> source(N8nTarget target) {
    if (target instanceof N8nTarget.ManagedOwner managed) {
      return Optional.of(managed.source());
    }
    return target instanceof N8nTarget.BasicAuth basic
        ? Optional.of(basic.source())
        : Optional.empty();
  }
}
