package io.geusemaker.examples.sandbox.service;

import io.geusemaker.examples.sandbox.docker.Image;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import io.geusemaker.examples.sandbox.image.Start;
import io.geusemaker.examples.sandbox.n8n.CredentialCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Stand-ins for a Qdrant with keys, a program that uses it, and a Crawl4AI with a token, in place
 * of services that nothing talks to.
 */
public final class KeyedServices implements AddedServices {

  /** What the program that uses Qdrant runs. */
  private static final String INDEXER_IMAGE = "example/indexer:1.0";

  private static final String HEALTH =
      """
          healthcheck:
            test: ["CMD", "true"]
            interval: 10s
      """;
  private static final String INDEXER =
      """

        indexer:
          image: example/indexer:1.0
          container_name: indexer
          environment:
            - QDRANT_KEY=${QDRANT__SERVICE__API_KEY:?}
      """;

  private final String qdrantKey = "qdrant-" + UUID.randomUUID();
  private final String readOnlyKey = "reader-" + UUID.randomUUID();
  private final HttpWorkload qdrant;
  private final HttpWorkload crawl4ai;
  private final Indexer indexer;
  private String signing = "";

  /**
   * Stopped services.
   *
   * @param qdrantVersion what Qdrant says that it is, such as {@code 1.17.0}
   * @param crawl4aiVersion what Crawl4AI says that it is
   */
  public KeyedServices(String qdrantVersion, String crawl4aiVersion) {
    qdrant = new HttpWorkload(new QdrantDoor(qdrantVersion), 6333);
    crawl4ai = new HttpWorkload(new Crawl4aiDoor(crawl4aiVersion), 11_235);
    indexer = new Indexer(qdrant.port());
  }

  /**
   * Lets Crawl4AI sign what it issues with a secret of its own.
   *
   * @param secret the first secret
   * @return the same services
   */
  public KeyedServices signingWith(String secret) {
    signing = "SECRET_KEY=" + secret + "\n";
    return this;
  }

  /** {@return the first key that opens Qdrant} */
  public String qdrantKey() {
    return qdrantKey;
  }

  /** {@return the first key that may only read} */
  public String readOnlyKey() {
    return readOnlyKey;
  }

  /** {@return the program that uses Qdrant} */
  public Indexer indexer() {
    return indexer;
  }

  /**
   * Asks Qdrant for its collections.
   *
   * @param key the key, or an empty text for none
   * @return the HTTP status, zero for no answer
   */
  public int qdrant(String key) {
    return Caller.status(qdrant.port(), "/collections", "api-key", key);
  }

  /**
   * Asks Crawl4AI for something that needs its token.
   *
   * @param token the token, or an empty text for none
   * @return the HTTP status, zero for no answer
   */
  public int crawl4ai(String token) {
    return Caller.status(
        crawl4ai.port(), "/schema", "Authorization", token.isEmpty() ? "" : "Bearer " + token);
  }

  @Override
  public Map<String, Workload> workloads() {
    return Map.of("qdrant", qdrant, "crawl4ai", crawl4ai, "indexer", indexer);
  }

  @Override
  public List<Image> images() {
    Start start = Start.of(List.of(), List.of("serve"));
    return List.of(Image.named(INDEXER_IMAGE, ImageConfig.of(start, "debian 12")));
  }

  @Override
  public void joinProject(Path composeFile, Path envFile) {
    try {
      String compose = Files.readString(composeFile);
      Files.writeString(
          composeFile,
          published(published(compose, "qdrant", qdrant, 6333), "crawl4ai", crawl4ai, 11_235)
              + INDEXER
              + HEALTH);
      Files.writeString(
          envFile,
          Files.readString(envFile)
              + "# Qdrant's keys\nQDRANT__SERVICE__API_KEY="
              + qdrantKey
              + "\nQDRANT__SERVICE__READ_ONLY_API_KEY="
              + readOnlyKey
              + "\n"
              + signing
              + "# the end\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String published(
      String compose, String service, HttpWorkload workload, int portInside) {
    String name = "    container_name: " + service + "\n";
    return compose.replace(
        name,
        name
            + "    ports:\n      - \"127.0.0.1:"
            + workload.port()
            + ":"
            + portInside
            + "\"\n"
            + HEALTH);
  }

  /** Of this stack, read-only, and elsewhere. */
  @Override
  public Optional<String> storedCredentials(String encryptionKey) {
    CredentialCipher cipher = new CredentialCipher(encryptionKey);
    String sql =
        """
    INSERT INTO credentials_entity (id, name, data, type) VALUES
      ('cred000000000011', 'Qdrant Local', '%s', 'qdrantApi'),
      ('cred000000000012', 'Qdrant Reader', '%s', 'qdrantApi'),
      ('cred000000000013', 'Qdrant Elsewhere', '%s', 'qdrantApi')
    """
            .formatted(
                cipher.encrypt(credential("http://qdrant:6333", qdrantKey)),
                cipher.encrypt(credential("http://qdrant:6333/", readOnlyKey)),
                cipher.encrypt(credential("https://qdrant.example.test:6333", qdrantKey)));
    return Optional.of(sql);
  }

  private static String credential(String url, String key) {
    return "{\"qdrantUrl\":\"" + url + "\",\"apiKey\":\"" + key + "\"}";
  }
}
