package io.geusemaker.examples.sandbox.service;

import io.geusemaker.examples.sandbox.docker.Image;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.registry.SandboxRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services that a sandbox has besides its own, or in their place. */
public interface AddedServices {

  /**
   * What runs in the containers.
   *
   * @return by compose service
   */
  Map<String, Workload> workloads();

  /**
   * The images that are on the host without a registry.
   *
   * @return one for each reference
   */
  List<Image> images();

  /**
   * Adds their releases to a registry, before the project is written.
   *
   * @param registry the sandbox's registry
   * @return the references that the host pulls
   */
  default List<String> publish(SandboxRegistry registry) {
    return List.of();
  }

  /**
   * Adds them to a compose project that was written.
   *
   * @param composeFile the compose file
   * @param envFile the file that interpolates it
   */
  void joinProject(Path composeFile, Path envFile);

  /**
   * What fills n8n's tables with credentials for them.
   *
   * @param encryptionKey n8n's encryption key
   * @return an SQL statement; empty when n8n has none
   */
  default Optional<String> storedCredentials(String encryptionKey) {
    return Optional.empty();
  }
}
