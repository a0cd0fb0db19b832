package io.geusemaker.core.compose;

import io.geusemaker.core.compose.ValueSource.SecretFile;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Finds the place whose edit changes the value of a variable in a service's container. */
public final class SourceLocator {

  private static final String FILE_SUFFIX = "_FILE";

  private SourceLocator() {}

  /**
   * Locates the source of a variable.
   *
   * <p>{@code environment:} wins over {@code env_file:}, and in both the last one wins. References
   * are followed through the files that compose interpolates from. A variable that is not set while
   * the same name with {@code _FILE} is, comes from the file that the latter names.
   *
   * @param files the project
   * @param service the service
   * @param variable the variable
   * @return the place, or why it cannot be named
   * @throws io.geusemaker.api.failure.GeuseMakerException when a file cannot be understood
   */
  public static Located locate(ProjectFiles files, String service, String variable) {
    return locate(Project.of(files), service, variable);
  }

  static Located locate(Project project, String service, String variable) {
    SourceTrail trail = new SourceTrail(service + "." + variable);
    if (!project.unsupported().isEmpty()) {
      return trail.unsupported(project.unsupported().get(0));
    }
    if (variable.endsWith(FILE_SUFFIX)) {
      return secretFile(project, trail, service, variable);
    }
    Located located = trail.variable(project, service, variable);
    return located instanceof Located.NotSet
        ? secretFile(project, trail, service, variable + FILE_SUFFIX)
        : located;
  }

  private static Located secretFile(
      Project project, SourceTrail trail, String service, String variable) {
    Located located = trail.variable(project, service, variable);
    if (located instanceof Located.NeedsFile || located instanceof Located.NotSet) {
      return located;
    }
    String inContainer = EffectiveEnvironment.of(project, service).get(variable);
    if (inContainer == null) {
      return located;
    }
    Optional<String> onHost = hostPath(project, service, inContainer);
    if (onHost.isEmpty()) {
      return trail.unsupported(
          "it is read from " + inContainer + ", which is no mount and no secret of " + service);
    }
    return project.files().text(onHost.get()).isPresent()
        ? new Located.Found(new SecretFile(onHost.get()), true)
        : new Located.NeedsFile(onHost.get());
  }

  /** Where a path of a service's container is on the host, the longest mount deciding. */
  static Optional<String> hostPath(Project project, String service, String inContainer) {
    String path = HostPaths.resolve("/", inContainer);
    Map<String, String> secrets = project.secretFiles(service);
    if (secrets.containsKey(path)) {
      return Optional.ofNullable(secrets.get(path));
    }
    return project.files().mounts().getOrDefault(service, Map.of()).entrySet().stream()
        .filter(mount -> covers(mount.getKey(), path))
        .max(Comparator.comparingInt(mount -> mount.getKey().length()))
        .map(
            mount ->
                HostPaths.resolve("/", mount.getValue() + path.substring(mount.getKey().length())));
  }

  private static boolean covers(String mount, String path) {
    return path.equals(mount) || path.startsWith(mount.endsWith("/") ? mount : mount + "/");
  }
}
