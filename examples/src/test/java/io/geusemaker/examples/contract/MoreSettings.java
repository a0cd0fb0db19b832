package io.geusemaker.examples.contract;

import io.geusemaker.examples.sandbox.docker.Image;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.service.AddedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * No services, but further lines in the env file that feeds all of them.
 *
 * @param lines such as {@code EXECUTIONS_MODE=queue}
 */
record MoreSettings(String lines) implements AddedServices {

  @Override
  public Map<String, Workload> workloads() {
    return Map.of();
  }

  @Override
  public List<Image> images() {
    return List.of();
  }

  @Override
  public void joinProject(Path composeFile, Path envFile) {
    try {
      Files.writeString(envFile, lines + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
