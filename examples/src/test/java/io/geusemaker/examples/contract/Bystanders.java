package io.geusemaker.examples.contract;

import io.geusemaker.examples.sandbox.docker.Image;
import io.geusemaker.examples.sandbox.docker.InertWorkload;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import io.geusemaker.examples.sandbox.image.Start;
import io.geusemaker.examples.sandbox.service.AddedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service besides the stack's own that does nothing, and what the database has for it.
 *
 * @param name its name
 * @param environment its variables, as compose has them
 * @param sql what the database has besides
 */
record Bystanders(String name, Map<String, String> environment, Optional<String> sql)
    implements AddedServices {

  private static final String IMAGE = "example/bystander:1.0";

  @Override
  public Map<String, Workload> workloads() {
    return Map.of(name, new InertWorkload());
  }

  @Override
  public List<Image> images() {
    return List.of(
        Image.named(IMAGE, ImageConfig.of(Start.of(List.of(), List.of("serve")), "debian 12")));
  }

  @Override
  public void joinProject(Path composeFile, Path envFile) {
    StringBuilder service =
        new StringBuilder("\n  %s:\n    image: %s\n    environment:\n".formatted(name, IMAGE));
    environment.forEach(
        (key, value) ->
            service.append("      ").append(key).append(": ").append(value).append('\n'));
    try {
      Files.writeString(composeFile, Files.readString(composeFile) + service);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<String> storedCredentials(String encryptionKey) {
    return sql;
  }
}
