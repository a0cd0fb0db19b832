package io.geusemaker.examples.sandbox.service;

import io.geusemaker.examples.sandbox.docker.Image;
import io.geusemaker.examples.sandbox.docker.InertWorkload;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import io.geusemaker.examples.sandbox.image.Start;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** n8n's task runners in a container of their own, and a secret in the environment for sessions. */
public final class TaskRunners implements AddedServices {

  private static final String IMAGE = "n8nio/runners:2.40.6";
  private static final String RUNNERS =
      """

        task-runners:
          image: n8nio/runners:2.40.6
          container_name: task-runners
          environment:
            - N8N_RUNNERS_AUTH_TOKEN=${N8N_RUNNERS_AUTH_TOKEN:?}
          healthcheck:
            test: ["CMD", "true"]
            interval: 10s
      """;

  private final String token = "runners-" + UUID.randomUUID();
  private final String jwtSecret = "signing-" + UUID.randomUUID();

  /** {@return the first token} */
  public String token() {
    return token;
  }

  /** {@return the secret that signs sessions at first} */
  public String jwtSecret() {
    return jwtSecret;
  }

  @Override
  public Map<String, Workload> workloads() {
    return Map.of("task-runners", new InertWorkload());
  }

  @Override
  public List<Image> images() {
    return List.of(
        Image.named(IMAGE, ImageConfig.of(Start.of(List.of(), List.of("serve")), "debian 12")));
  }

  @Override
  public void joinProject(Path composeFile, Path envFile) {
    try {
      Files.writeString(composeFile, Files.readString(composeFile) + RUNNERS);
      Files.writeString(
          envFile,
          Files.readString(envFile)
              + "N8N_RUNNERS_MODE=external\nN8N_RUNNERS_AUTH_TOKEN="
              + token
              + "\nN8N_USER_MANAGEMENT_JWT_SECRET="
              + jwtSecret
              + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
