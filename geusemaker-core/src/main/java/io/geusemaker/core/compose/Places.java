package io.geusemaker.core.compose;

import io.geusemaker.core.compose.ValueSource.SecretFile;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds every place that a variable of a service depends on. */
public final class Places {

  private static final String FILE_SUFFIX = "_FILE";

  private Places() {}

  /**
   * Finds the places.
   *
   * @param files the project; every env file of every service must have been read
   * @return each once, service by service; of variables that come from elsewhere there is none
   * @throws IllegalArgumentException when an env file has not been read
   * @throws io.geusemaker.api.failure.GeuseMakerException when a file cannot be understood
   */
  public static Set<ValueSource> of(ProjectFiles files) {
    Project project = Project.of(files);
    Set<ValueSource> places = new LinkedHashSet<>();
    for (String service : project.services()) {
      EffectiveEnvironment.requireRead(project, service);
      Map<String, Project.Definition> environment = project.environment(service);
      EnvScope scope = project.envFiles(service);
      environment
          .values()
          .forEach(definition -> places.addAll(Lineage.of(project, service, definition)));
      for (String variable : Lineage.fromEnvFiles(scope, environment)) {
        places.addAll(Lineage.of(scope, variable));
      }
      for (String variable : EffectiveEnvironment.of(project, service).keySet()) {
        if (variable.endsWith(FILE_SUFFIX)
            && SourceLocator.locate(project, service, variable) instanceof Located.Found found
            && found.source() instanceof SecretFile file) {
          places.add(file);
        }
      }
    }
    return places;
  }
}
