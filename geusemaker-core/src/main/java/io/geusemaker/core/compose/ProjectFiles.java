package io.geusemaker.core.compose;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was read of a compose project. Relative paths are resolved against the working directory.
 *
 * @param workingDirectory the project's directory on the host: that of the first compose file, or
 *     what {@code --project-directory} says; absolute
 * @param composeFiles in the order in which they override each other
 * @param envFiles the files that compose interpolates from, in the order in which they override
 *     each other: those of {@code --env-file}, else {@code .env} where it exists
 * @param otherFiles text by path of every other file that was read
 * @param absent paths that were looked for and do not exist
 * @param mounts by service, the bind mounts of its container: host path by container path
 */
public record ProjectFiles(
    String workingDirectory,
    List<TextFile> composeFiles,
    List<TextFile> envFiles,
    Map<String, String> otherFiles,
    Set<String> absent,
    Map<String, Map<String, String>> mounts) {

  /** Makes every path absolute and copies the collections. */
  public ProjectFiles {
    if (!workingDirectory.startsWith("/")) {
      throw new IllegalArgumentException("the working directory must be absolute");
    }
    String directory = workingDirectory;
    composeFiles = composeFiles.stream().map(file -> absolute(directory, file)).toList();
    envFiles = envFiles.stream().map(file -> absolute(directory, file)).toList();
    Map<String, String> texts = new HashMap<>();
    otherFiles.forEach((path, text) -> texts.put(HostPaths.resolve(directory, path), text));
    otherFiles = Map.copyOf(texts);
    Set<String> missing = new HashSet<>();
    absent.forEach(path -> missing.add(HostPaths.resolve(directory, path)));
    absent = Set.copyOf(missing);
    mounts = Map.copyOf(mounts);
  }

  /**
   * A project of which only compose files and env files for interpolation were read.
   *
   * @param workingDirectory the project's directory on the host, absolute
   * @param composeFiles in the order in which they override each other
   * @param envFiles in the order in which they override each other
   * @return the files
   */
  public static ProjectFiles of(
      String workingDirectory, List<TextFile> composeFiles, List<TextFile> envFiles) {
    return new ProjectFiles(workingDirectory, composeFiles, envFiles, Map.of(), Set.of(), Map.of());
  }

  /**
   * Adds a file that was read.
   *
   * @param file the file
   * @return new files
   */
  public ProjectFiles plus(TextFile file) {
    Map<String, String> texts = new HashMap<>(otherFiles);
    texts.put(file.path(), file.text());
    return new ProjectFiles(workingDirectory, composeFiles, envFiles, texts, absent, mounts);
  }

  /**
   * Adds a path that was looked for and does not exist.
   *
   * @param path the path
   * @return new files
   */
  public ProjectFiles withoutFile(String path) {
    Set<String> missing = new HashSet<>(absent);
    missing.add(path);
    return new ProjectFiles(workingDirectory, composeFiles, envFiles, otherFiles, missing, mounts);
  }

  /**
   * Adds the bind mounts of a service's container.
   *
   * @param service the service
   * @param hostPaths host path by container path
   * @return new files
   */
  public ProjectFiles withMounts(String service, Map<String, String> hostPaths) {
    Map<String, Map<String, String>> all = new HashMap<>(mounts);
    all.put(service, Map.copyOf(hostPaths));
    return new ProjectFiles(workingDirectory, composeFiles, envFiles, otherFiles, absent, all);
  }

  /**
   * The text of a file that was read, in whatever role.
   *
   * @param path absolute or relative to the working directory
   * @return empty when it was not read
   */
  public Optional<String> text(String path) {
    String absolute = HostPaths.resolve(workingDirectory, path);
    return Stream.concat(composeFiles.stream(), envFiles.stream())
        .filter(file -> file.path().equals(absolute))
        .map(TextFile::text)
        .findFirst()
        .or(() -> Optional.ofNullable(otherFiles.get(absolute)));
  }

  /**
   * The env files of services that are neither read nor known to be absent.
   *
   * @return absolute paths
   * @throws io.geusemaker.api.failure.GeuseMakerException when a file cannot be understood
   */
  public Set<String> needed() {
    Project project = Project.of(this);
    Set<String> needed = new TreeSet<>();
    project.services().forEach(service -> needed.addAll(project.unread(service)));
    return needed;
  }

  ProjectFiles replacing(String path, String newText) {
    Map<String, String> texts = new HashMap<>(otherFiles);
    texts.computeIfPresent(path, (same, text) -> newText);
    return new ProjectFiles(
        workingDirectory,
        composeFiles.stream().map(file -> replaced(file, path, newText)).toList(),
        envFiles.stream().map(file -> replaced(file, path, newText)).toList(),
        texts,
        absent,
        mounts);
  }

  private static TextFile replaced(TextFile file, String path, String newText) {
    return file.path().equals(path) ? new TextFile(path, newText) : file;
  }

  private static TextFile absolute(String directory, TextFile file) {
    return new TextFile(HostPaths.resolve(directory, file.path()), file.text());
  }

  /** The paths; the texts hold secrets. */
  @Override
  public String toString() {
    return workingDirectory + " " + composeFiles + " " + envFiles + " " + otherFiles.keySet();
  }
}
