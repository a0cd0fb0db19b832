package io.geusemaker.core.patch;

import io.geusemaker.core.image.ImageConfiguration;
import io.geusemaker.core.image.Platform;
import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.ServiceContainer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Images and containers to compare. */
final class ImageSamples {

  static final Platform AMD64 = Platform.parse("linux/amd64");

  private ImageSamples() {}

  static ImageConfiguration postgres(Map<String, String> environment) {
    return image(AMD64, "", List.of("docker-entrypoint.sh"), environment);
  }

  static ImageConfiguration image(
      Platform platform, String user, List<String> entrypoint, Map<String, String> environment) {
    return new ImageConfiguration(
        platform,
        Optional.empty(),
        entrypoint,
        List.of("postgres"),
        user,
        "",
        new TreeSet<>(List.of("/var/lib/postgresql/data")),
        new TreeSet<>(List.of("5432/tcp")),
        environment,
        Map.of(),
        "SIGINT",
        1_000);
  }

  static ServiceContainer container(List<String> environment, Map<String, String> mounts) {
    return new ServiceContainer(
        "postgres",
        "c".repeat(64),
        "postgres:15.4",
        "sha256:" + "d".repeat(64),
        false,
        List.of(),
        "running",
        "healthy",
        Environment.of(environment),
        Environment.of(List.of()),
        List.of("postgres"),
        List.of("net"),
        mounts);
  }
}
