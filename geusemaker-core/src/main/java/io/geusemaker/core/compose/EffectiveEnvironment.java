package io.geusemaker.core.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The variables that a service's container gets from the files, as far as the files tell. */
public final class EffectiveEnvironment {

  private EffectiveEnvironment() {}

  /**
   * Evaluates a service's environment. The shell in which compose runs is not seen: its variables
   * count as not set here, where compose would let them win over env files.
   *
   * @param files the project; every env file of the service must have been read
   * @param service the service
   * @return value by variable, without those that come from the shell or need it
   * @throws IllegalArgumentException when an env file has not been read
   * @throws io.geusemaker.api.failure.GeuseMakerException when a file cannot be understood
   */
  public static Map<String, String> of(ProjectFiles files, String service) {
    return of(Project.of(files), service);
  }

  static Map<String, String> of(Project project, String service) {
    requireRead(project, service);
    Map<String, String> values = new LinkedHashMap<>(project.envFiles(service).values());
    Variables variables = project.interpolation().variables();
    project
        .environment(service)
        .forEach(
            (name, definition) -> {
              values.remove(name);
              value(definition.entry(), variables).ifPresent(value -> values.put(name, value));
            });
    return values;
  }

  static void requireRead(Project project, String service) {
    if (!project.unread(service).isEmpty()) {
      throw new IllegalArgumentException(
          "env files of " + service + " were not read: " + project.unread(service));
    }
  }

  private static Optional<String> value(EnvironmentEntry entry, Variables variables) {
    if (entry.passedOn()) {
      return variables.get(entry.variable());
    }
    try {
      return entry.template().flatMap(text -> Interpolation.parse(text).evaluate(variables));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
