package io.geusemaker.examples.sandbox.project;

import io.geusemaker.examples.sandbox.compose.ProjectSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the compose project of a variant under the host's root directory. */
public final class ProjectFiles {

  private final Path host;
  private final ProjectVariant variant;
  private final InitialSecrets secrets;
  private final int n8nPort;
  private final int postgresPort;
  private final Map<String, String> images;

  /**
   * Files that are not written yet.
   *
   * @param host what stands for {@code /} on the host
   * @param variant where secrets come from
   * @param secrets the secrets
   * @param n8nPort n8n's published port
   * @param postgresPort PostgreSQL's published port
   * @param images what stands in the compose file in place of the usual image references
   */
  public ProjectFiles(
      Path host,
      ProjectVariant variant,
      InitialSecrets secrets,
      int n8nPort,
      int postgresPort,
      Map<String, String> images) {
    this.host = host;
    this.variant = variant;
    this.secrets = secrets;
    this.n8nPort = n8nPort;
    this.postgresPort = postgresPort;
    this.images = Map.copyOf(images);
  }

  /**
   * The compose file.
   *
   * @return {@code docker-compose.yml} in the host's {@code /root}
   */
  public Path composeFile() {
    return host.resolve("root/docker-compose.yml");
  }

  /**
   * The env file of most variants.
   *
   * @return {@code runtime.env} beside the compose file; {@code .env} for {@link
   *     ProjectVariant#DOTENV}
   */
  public Path runtimeEnv() {
    return composeFile().resolveSibling(variant == ProjectVariant.DOTENV ? ".env" : "runtime.env");
  }

  /**
   * What GeuseMaker's own command line for this project says.
   *
   * @return the source
   */
  public ProjectSource source() {
    boolean explicit = variant != ProjectVariant.DOTENV && variant != ProjectVariant.INLINE;
    return new ProjectSource(
        Optional.of("geusemaker"),
        host.resolve("root"),
        composeFile(),
        explicit ? List.of(runtimeEnv()) : List.of());
  }

  /** Writes the files and makes the data directories. */
  public void write() {
    try {
      for (String service : List.of("n8n", "qdrant", "ollama")) {
        Files.createDirectories(host.resolve("mnt/efs").resolve(service));
      }
      writePrivate(
          host.resolve("mnt/efs/n8n/config"),
          "{\n\t\"encryptionKey\": \"" + secrets.encryptionKey() + "\"\n}\n");
      Files.createDirectories(host.resolve("root"));
      Files.writeString(composeFile(), fill(composeText()));
      if (variant == ProjectVariant.SECRETFILE) {
        Files.createDirectories(host.resolve("root/secrets"));
        writePrivate(host.resolve("root/secrets/postgres_password"), secrets.postgresPassword());
        writePrivate(host.resolve("root/secrets/n8n_encryption_key"), secrets.encryptionKey());
      }
      if (variant != ProjectVariant.INLINE) {
        writePrivate(runtimeEnv(), fill(EnvText.of(variant)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String composeText() {
    String text = ComposeText.of(variant);
    for (Map.Entry<String, String> image : images.entrySet()) {
      text = text.replace("image: " + image.getKey(), "image: " + image.getValue());
    }
    return text;
  }

  private String fill(String text) {
    return text.replace("@HOST@", host.toString())
        .replace("@N8N_PORT@", Integer.toString(n8nPort))
        .replace("@POSTGRES_PORT@", Integer.toString(postgresPort))
        .replace("@POSTGRES_PASSWORD@", secrets.postgresPassword())
        .replace("@ENCRYPTION_KEY@", secrets.encryptionKey())
        .replace("@OWNER_EMAIL@", secrets.ownerEmail())
        .replace("@OWNER_PASSWORD@", secrets.ownerPassword())
        .replace("@OWNER_HASH@", secrets.ownerHash())
        .replace("@CRAWL4AI_TOKEN@", secrets.crawl4aiToken());
  }

  private static void writePrivate(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
