package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.core.compose.ValueSource.ComposeScalar;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** All the places that the value of a variable depends on. */
final class Lineage {

  private final Set<ValueSource> places = new HashSet<>();

  private Lineage() {}

  /** The places behind a variable under {@code environment:}. */
  static Set<ValueSource> of(Project project, String service, Project.Definition definition) {
    Lineage lineage = new Lineage();
    EnvironmentEntry entry = definition.entry();
    EnvScope scope = project.interpolation();
    if (entry.passedOn()) {
      scope.find(entry.variable()).ifPresent(lineage::add);
      return lineage.places;
    }
    ComposeScalar here = new ComposeScalar(definition.path(), service, entry.variable());
    lineage.places.add(project.canonical(here));
    try {
      Interpolation template = Interpolation.parse(entry.template().orElse(""));
      lineage.add(template, scope::find);
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new StackFailure.UnreadableCompose(
              definition.path(), e.getMessage() + " in " + here.describe()));
    }
    return lineage.places;
  }

  /** The places behind a variable in the env files of a service. */
  static Set<ValueSource> of(EnvScope scope, String variable) {
    Lineage lineage = new Lineage();
    scope.find(variable).ifPresent(lineage::add);
    return lineage.places;
  }

  /** The variables of a service's env files that {@code environment:} does not override. */
  static Set<String> fromEnvFiles(EnvScope scope, Map<String, Project.Definition> environment) {
    Set<String> names = new TreeSet<>(scope.values().keySet());
    names.removeAll(environment.keySet());
    return names;
  }

  private void add(EnvScope.Hit hit) {
    if (places.add(hit.source())) {
      hit.template()
          .ifPresentOrElse(
              template -> add(template, hit::follow),
              () -> hit.follow(hit.key()).ifPresent(this::add));
    }
  }

  private void add(Interpolation template, Function<String, Optional<EnvScope.Hit>> variables) {
    template.variables().forEach(name -> variables.apply(name).ifPresent(this::add));
  }
}
