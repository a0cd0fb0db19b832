package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A compose project as its files make it, parsed. */
final class Project {

  /** A variable under {@code environment:} and the file that decides it. */
  record Definition(String path, EnvironmentEntry entry) {}

  private final ProjectFiles files;
  private final Map<String, ComposeFile> composeFiles = new LinkedHashMap<>();
  private final EnvScope interpolation;

  private Project(ProjectFiles files) {
    this.files = files;
    for (TextFile file : files.composeFiles()) {
      composeFiles.put(file.path(), ComposeFile.parse(file.path(), file.text()));
    }
    Map<String, EnvFile> envFiles = new LinkedHashMap<>();
    for (TextFile file : files.envFiles()) {
      envFiles.remove(file.path());
      envFiles.put(file.path(), EnvFile.parse(file.path(), file.text()));
    }
    this.interpolation = new EnvScope(envFiles, null);
  }

  static Project of(ProjectFiles files) {
    return new Project(files);
  }

  ProjectFiles files() {
    return files;
  }

  EnvScope interpolation() {
    return interpolation;
  }

  Set<String> services() {
    Set<String> services = new LinkedHashSet<>();
    composeFiles.values().forEach(file -> services.addAll(file.services()));
    return services;
  }

  /** What the files do that is not followed, each with its file. */
  List<String> unsupported() {
    List<String> reasons = new ArrayList<>();
    composeFiles.forEach(
        (path, file) -> file.unsupported().forEach(reason -> reasons.add(path + ": " + reason)));
    return reasons;
  }

  /** The entries under {@code environment:} of a service, the last file winning. */
  Map<String, Definition> environment(String service) {
    Map<String, Definition> environment = new LinkedHashMap<>();
    composeFiles.forEach(
        (path, file) ->
            file.environment(service)
                .forEach((name, entry) -> environment.put(name, new Definition(path, entry))));
    return environment;
  }

  /** The paths of a service's env files that were neither read nor found absent. */
  List<String> unread(String service) {
    return envFilePaths(service).keySet().stream()
        .filter(path -> files.text(path).isEmpty() && !files.absent().contains(path))
        .toList();
  }

  /**
   * A service's env files, within the variables for interpolation. All must have been read.
   *
   * @throws GeuseMakerException when one that is required is absent
   */
  EnvScope envFiles(String service) {
    Map<String, EnvFile> parsed = new LinkedHashMap<>();
    envFilePaths(service)
        .forEach(
            (path, required) -> {
              Optional<String> text = files.text(path);
              if (text.isPresent()) {
                parsed.put(path, EnvFile.parse(path, text.get()));
              } else if (required) {
                throw unreadable(path, "it is an env_file of " + service + " and does not exist");
              }
            });
    return new EnvScope(parsed, interpolation);
  }

  private Map<String, Boolean> envFilePaths(String service) {
    Map<String, Boolean> paths = new LinkedHashMap<>();
    composeFiles.forEach(
        (composePath, file) -> {
          for (EnvFileReference reference : file.envFiles(service)) {
            String path =
                hostPath(composePath, reference.path(), "the path of an env_file of " + service);
            boolean required = Boolean.TRUE.equals(paths.remove(path)) || reference.required();
            paths.put(path, required);
          }
        });
    return paths;
  }

  /** By path in its container, the host path of each file that a service is given as a secret. */
  Map<String, String> secretFiles(String service) {
    Map<String, String> paths = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    composeFiles.forEach(
        (composePath, file) ->
            file.secretFiles()
                .forEach(
                    (name, path) ->
                        sources.put(
                            name, hostPath(composePath, path, "the file of secret " + name))));
    composeFiles.values().stream()
        .flatMap(file -> file.secrets(service).stream())
        .forEach(
            secret ->
                Optional.ofNullable(sources.get(secret.source()))
                    .ifPresent(path -> paths.put(secret.target(), path)));
    return paths;
  }

  /** The first name of a place that several services share by an anchor. */
  ValueSource canonical(ValueSource source) {
    if (!(source instanceof ValueSource.ComposeScalar scalar)) {
      return source;
    }
    ComposeFile file = composeFiles.get(scalar.path());
    EnvironmentEntry entry =
        file == null ? null : file.environment(scalar.service()).get(scalar.variable());
    if (file == null || entry == null) {
      return source;
    }
    for (String service : file.services()) {
      for (EnvironmentEntry other : file.environment(service).values()) {
        if (other.scalar().start() == entry.scalar().start()) {
          return new ValueSource.ComposeScalar(scalar.path(), service, other.variable());
        }
      }
    }
    return source;
  }

  private String hostPath(String composePath, String template, String what) {
    Optional<String> path = Optional.empty();
    try {
      path = Interpolation.parse(template).evaluate(interpolation.variables());
    } catch (IllegalArgumentException e) {
      throw unreadable(composePath, what + ": " + e.getMessage());
    }
    if (path.isEmpty() || path.get().isEmpty() || path.get().startsWith("~")) {
      throw unreadable(composePath, what + " cannot be told from the files alone");
    }
    return HostPaths.resolve(files.workingDirectory(), path.get());
  }

  private static GeuseMakerException unreadable(String path, String reason) {
    return new GeuseMakerException(new StackFailure.UnreadableCompose(path, reason));
  }
}
