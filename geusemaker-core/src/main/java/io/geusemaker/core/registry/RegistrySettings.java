package io.geusemaker.core.registry;

import io.geusemaker.core.http.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How registries are read.
 *
 * @param dockerConfiguration the Docker configuration file with the credentials; it need not exist;
 *     empty to read without credentials
 * @param allowed the registries that may be read; empty for any
 * @param cache where tag lists and manifests are kept for a while; empty to ask anew each time
 * @param cacheAge how long they are kept; what is named by a digest is kept for good
 * @param patience how long a registry is waited for
 */
public record RegistrySettings(
    Optional<Path> dockerConfiguration,
    Set<String> allowed,
    Optional<Path> cache,
    Duration cacheAge,
    Patience patience) {

  /** Writes the registries the way references are read. */
  public RegistrySettings {
    allowed =
        allowed.stream()
            .map(registry -> registry.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * With the credentials of the user that runs this: {@code config.json} in the directory {@code
   * DOCKER_CONFIG}, else in {@code ~/.docker}.
   *
   * @return settings without a cache, for any registry
   */
  public static RegistrySettings standard() {
    return anonymous()
        .withDockerConfiguration(
            dockerConfiguration(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /**
   * Without credentials.
   *
   * @return settings without a cache, for any registry
   */
  public static RegistrySettings anonymous() {
    return new RegistrySettings(
        Optional.empty(), Set.of(), Optional.empty(), Duration.ZERO, Patience.standard());
  }

  static Path dockerConfiguration(Map<String, String> environment, Path home) {
    String chosen = environment.getOrDefault("DOCKER_CONFIG", "");
    return (chosen.isEmpty() ? home.resolve(".docker") : Path.of(chosen)).resolve("config.json");
  }

  /**
   * Takes the credentials from a Docker configuration file.
   *
   * @param file the file, usually called {@code config.json}
   * @return a new value
   */
  public RegistrySettings withDockerConfiguration(Path file) {
    return new RegistrySettings(Optional.of(file), allowed, cache, cacheAge, patience);
  }

  /**
   * Refuses all registries but these.
   *
   * @param registries hosts, with their ports where images are named with them; {@code docker.io}
   *     for Docker Hub
   * @return a new value
   */
  public RegistrySettings withAllowed(Collection<String> registries) {
    return new RegistrySettings(
        dockerConfiguration, Set.copyOf(registries), cache, cacheAge, patience);
  }

  /**
   * Keeps tag lists and manifests for a while. What is kept can be private to the credentials that
   * it was read with; the files are open to their owner only.
   *
   * @param directory where; made when it is missing
   * @param age how long; what is named by a digest cannot change and is kept for good
   * @return a new value
   */
  public RegistrySettings withCache(Path directory, Duration age) {
    return new RegistrySettings(
        dockerConfiguration, allowed, Optional.of(directory), age, patience);
  }

  /**
   * Waits longer or shorter.
   *
   * @param newPatience how long
   * @return a new value
   */
  public RegistrySettings withPatience(Patience newPatience) {
    return new RegistrySettings(dockerConfiguration, allowed, cache, cacheAge, newPatience);
  }
}
