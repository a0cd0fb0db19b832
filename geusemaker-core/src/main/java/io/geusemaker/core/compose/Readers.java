package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.core.compose.Reader.Via;
import io.geusemaker.core.compose.ValueSource.SecretFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds every variable of every service that changes when a place is edited. */
public final class Readers {

  private final Project project;
  private final ValueSource source;
  private final List<Reader> found = new ArrayList<>();

  private Readers(Project project, ValueSource source) {
    this.project = project;
    this.source = project.canonical(source);
  }

  /**
   * Finds the readers of a place.
   *
   * @param files the project; every env file of every service must have been read
   * @param source the place
   * @return its readers, service by service
   * @throws IllegalArgumentException when an env file has not been read
   * @throws GeuseMakerException with {@link StackFailure.UnsupportedSource} when the project uses
   *     {@code extends}, {@code include} or tags, so that readers could be missed, or with {@link
   *     StackFailure.UnreadableCompose} when a file cannot be understood
   */
  public static List<Reader> of(ProjectFiles files, ValueSource source) {
    return of(Project.of(files), source);
  }

  static List<Reader> of(Project project, ValueSource source) {
    if (!project.unsupported().isEmpty()) {
      throw new GeuseMakerException(
          new StackFailure.UnsupportedSource(source.describe(), project.unsupported().get(0)));
    }
    Readers readers = new Readers(project, source);
    for (String service : project.services()) {
      EffectiveEnvironment.requireRead(project, service);
      if (readers.source instanceof SecretFile file) {
        readers.secretReaders(service, file);
      } else {
        readers.variableReaders(service);
      }
    }
    return List.copyOf(readers.found);
  }

  private void variableReaders(String service) {
    Map<String, Project.Definition> environment = project.environment(service);
    environment.forEach(
        (variable, definition) ->
            add(service, variable, Via.ENVIRONMENT, Lineage.of(project, service, definition)));
    EnvScope scope = project.envFiles(service);
    for (String variable : Lineage.fromEnvFiles(scope, environment)) {
      add(service, variable, Via.ENV_FILE, Lineage.of(scope, variable));
    }
  }

  private void add(String service, String variable, Via via, Set<ValueSource> lineage) {
    if (lineage.contains(source)) {
      found.add(new Reader(service, variable, via, isWhole(service, variable)));
    }
  }

  private boolean isWhole(String service, String variable) {
    return SourceTrail.ofVariable(project, service, variable) instanceof Located.Found located
        && located.whole()
        && project.canonical(located.source()).equals(source);
  }

  private void secretReaders(String service, SecretFile file) {
    int before = found.size();
    Map<String, Project.Definition> environment = project.environment(service);
    EffectiveEnvironment.of(project, service)
        .forEach(
            (variable, value) -> {
              if (variable.endsWith("_FILE")
                  && SourceLocator.hostPath(project, service, value)
                      .filter(file.path()::equals)
                      .isPresent()) {
                Via via = environment.containsKey(variable) ? Via.ENVIRONMENT : Via.ENV_FILE;
                found.add(new Reader(service, variable, via, true));
              }
            });
    if (found.size() == before) {
      mounted(service).entrySet().stream()
          .filter(mount -> mount.getValue().equals(file.path()))
          .forEach(mount -> found.add(new Reader(service, mount.getKey(), Via.MOUNT, true)));
    }
  }

  private Map<String, String> mounted(String service) {
    Map<String, String> mounted = new TreeMap<>(project.secretFiles(service));
    project.files().mounts().getOrDefault(service, Map.of()).forEach(mounted::putIfAbsent);
    return mounted;
  }
}
