package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.compose.Service.Mount;
import io.geusemaker.examples.sandbox.image.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process in a container finds around it.
 *
 * @param environment its environment variables
 * @param mounts the host's files that it sees
 * @param content what is in its image
 */
public record Surroundings(Map<String, String> environment, List<Mount> mounts, Content content) {

  /**
   * A variable, or the content of the file that its {@code _FILE} twin names.
   *
   * @param name the variable
   * @return its value; nothing when neither is there
   */
  public Optional<String> variable(String name) {
    String value = environment.get(name);
    if (value != null) {
      return Optional.of(value);
    }
    return Optional.ofNullable(environment.get(name + "_FILE"))
        .flatMap(this::read)
        .map(String::strip);
  }

  /**
   * The host's file behind a path in the container.
   *
   * @param path an absolute path in the container
   * @return the host's path, if it lies on a bind mount
   */
  public Optional<Path> onHost(String path) {
    return mounts.stream()
        .filter(mount -> mount.type().equals("bind"))
        .filter(mount -> path.equals(mount.target()) || path.startsWith(mount.target() + "/"))
        .findFirst()
        .map(mount -> Path.of(mount.source() + path.substring(mount.target().length())));
  }

  /**
   * Reads a file in the container.
   *
   * @param path an absolute path in the container
   * @return its content, if it is there
   */
  public Optional<String> read(String path) {
    return onHost(path)
        .filter(Files::isRegularFile)
        .map(
            file -> {
              try {
                return Files.readString(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
