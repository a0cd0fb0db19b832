package io.geusemaker.core.compose;

import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.core.compose.ValueSource.ComposeScalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Follows one variable from template to template to the place that holds its value. */
final class SourceTrail {

  private static final int LENGTH_LIMIT = 50;

  private final String credential;
  private boolean whole = true;
  private int length;

  SourceTrail(String credential) {
    this.credential = credential;
  }

  Located.Unsupported unsupported(String reason) {
    return new Located.Unsupported(new StackFailure.UnsupportedSource(credential, reason));
  }

  /** Where a variable of that very name comes from, {@code _FILE} or not. */
  static Located ofVariable(Project project, String service, String variable) {
    return new SourceTrail(service + "." + variable).variable(project, service, variable);
  }

  Located variable(Project project, String service, String variable) {
    Project.Definition definition = project.environment(service).get(variable);
    if (definition != null) {
      return environment(project, service, definition);
    }
    if (!project.unread(service).isEmpty()) {
      return new Located.NeedsFile(project.unread(service).get(0));
    }
    EnvScope scope = project.envFiles(service);
    return scope.values().containsKey(variable)
        ? hit(scope.find(variable), variable)
        : new Located.NotSet();
  }

  private Located environment(Project project, String service, Project.Definition definition) {
    EnvironmentEntry entry = definition.entry();
    if (entry.passedOn()) {
      return hit(project.interpolation().find(entry.variable()), entry.variable());
    }
    ComposeScalar here = new ComposeScalar(definition.path(), service, entry.variable());
    String template = entry.template().orElse(entry.scalar().value());
    try {
      return template(Interpolation.parse(template), here, project.interpolation()::find);
    } catch (IllegalArgumentException e) {
      return unsupported("in " + here.describe() + " there is " + e.getMessage());
    }
  }

  /** Where a variable leads that a reference names. */
  Located hit(Optional<EnvScope.Hit> found, String name) {
    if (found.isEmpty()) {
      return unsupported(
          "it depends on "
              + name
              + ", which comes from the shell or has a default, not an env file");
    }
    EnvScope.Hit hit = found.get();
    if (++length > LENGTH_LIMIT) {
      return unsupported("its references go round in circles");
    }
    return hit.template()
        .map(template -> template(template, hit.source(), hit::follow))
        .orElseGet(() -> hit(hit.follow(name), name));
  }

  private Located template(
      Interpolation template,
      ValueSource here,
      Function<String, Optional<EnvScope.Hit>> variables) {
    List<Reference> references = template.references();
    if (references.isEmpty()) {
      return new Located.Found(here, whole);
    }
    if (references.size() > 1) {
      return unsupported(
          "it is put together from several variables in "
              + here.describe()
              + ": "
              + String.join(", ", template.variables()));
    }
    Reference reference = references.get(0);
    Optional<EnvScope.Hit> hit = variables.apply(reference.name());
    if (hit.isPresent() && !reference.passesOn(hit.get().value())) {
      return unsupported(
          "in "
              + here.describe()
              + " a default or an alternative stands in for "
              + reference.name());
    }
    whole = whole && template.whole().isPresent();
    return hit(hit, reference.name());
  }
}
