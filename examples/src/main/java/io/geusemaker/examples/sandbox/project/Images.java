package io.geusemaker.examples.sandbox.project;

import io.geusemaker.examples.sandbox.docker.Image;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import io.geusemaker.examples.sandbox.image.Start;
import java.util.List;

/** The images that the project's services use. */
public final class Images {

  private static final String VERSION_LABEL = "org.opencontainers.image.version";

  private Images() {}

  /**
   * The images on the host.
   *
   * @return one for each reference in the compose files
   */
  public static List<Image> all() {
    return List.of(
        Image.named("postgres:15", postgres("15.15")),
        Image.named("n8nio/n8n:latest", n8n("2.40.7")),
        Image.named("n8nio/n8n:0.221.2", n8n("0.221.2")),
        Image.named("unclecode/crawl4ai:latest", inert("0.9.0")),
        Image.named("qdrant/qdrant:latest", inert("v1.17.0")),
        Image.named("ollama/ollama:latest", inert("0.12.0")));
  }

  /**
   * The official PostgreSQL on Debian 12.
   *
   * @param version such as {@code 15.18}
   * @return the image
   */
  public static ImageConfig postgres(String version) {
    Start start =
        new Start(
            List.of("docker-entrypoint.sh"),
            List.of("postgres"),
            "",
            "",
            List.of("/var/lib/postgresql/data"),
            List.of("5432/tcp"),
            "SIGINT");
    return ImageConfig.of(start, "debian 12")
        .environment("GOSU_VERSION", "1.19")
        .environment("LANG", "en_US.utf8")
        .environment("PG_MAJOR", version.split("\\.", 2)[0])
        .environment("PG_VERSION", version + "-1.pgdg12+1")
        .environment("PGDATA", "/var/lib/postgresql/data");
  }

  /**
   * The official n8n, which does not look at its migrations.
   *
   * @param version such as {@code 2.40.6}
   * @return the image
   */
  public static ImageConfig n8n(String version) {
    Start start =
        new Start(
            List.of("tini", "--", "/docker-entrypoint.sh"),
            List.of(),
            "node",
            "/home/node",
            List.of(),
            List.of("5678/tcp"),
            "");
    return ImageConfig.of(start, "alpine 3.22.1")
        .environment("N8N_VERSION", version)
        .environment("NODE_ENV", "production")
        .label(VERSION_LABEL, version);
  }

  private static ImageConfig inert(String version) {
    return ImageConfig.of(Start.of(List.of(), List.of("serve")), "debian 12")
        .label(VERSION_LABEL, version);
  }
}
