package io.geusemaker.examples.sandbox.service;

import io.geusemaker.examples.sandbox.docker.Image;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import io.geusemaker.examples.sandbox.image.Start;
import io.geusemaker.examples.sandbox.registry.SandboxRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A service that is not GeuseMaker's: a search engine of somebody's own, from a registry of their
 * own, with a key in {@value #VARIABLE}. It needs a sandbox with a registry.
 */
public final class SearchService implements AddedServices {

  /** Its repository in the registry. */
  public static final String REPOSITORY = "acme/search";

  /** The release that the stack is started with. */
  public static final String INSTALLED = "3.1.0";

  static final String VARIABLE = "SEARCH_API_KEY";

  private static final int PORT = 7700;
  private static final List<String> RELEASES = List.of(INSTALLED, "3.1.1", "3.2.0", "4.0.0");

  private final String key = "search-" + UUID.randomUUID();
  private final HttpWorkload search = new HttpWorkload(new SearchDoor(), PORT);
  private String image = "";

  /** A stopped one with a key of its own. */
  public SearchService() {}

  /** {@return the first key that opens it} */
  public String key() {
    return key;
  }

  /**
   * Asks for something that needs the key.
   *
   * @param presented the key, or an empty text for none
   * @return the HTTP status, zero for no answer
   */
  public int indexes(String presented) {
    return Caller.status(
        search.port(),
        "/indexes",
        "Authorization",
        presented.isEmpty() ? "" : "Bearer " + presented);
  }

  @Override
  public Map<String, Workload> workloads() {
    return Map.of("search", search);
  }

  @Override
  public List<Image> images() {
    return List.of();
  }

  @Override
  public List<String> publish(SandboxRegistry registry) {
    for (String release : RELEASES) {
      var ignored =
          registry.add(
              REPOSITORY,
              release,
              ImageConfig.of(Start.of(List.of(), List.of("serve")), "debian 12")
                  .label("org.opencontainers.image.version", release));
    }
    image = registry.tagged(REPOSITORY, INSTALLED);
    return List.of(image);
  }

  @Override
  public void joinProject(Path composeFile, Path envFile) {
    try {
      Files.writeString(composeFile, Files.readString(composeFile) + service());
      Files.writeString(envFile, Files.readString(envFile) + VARIABLE + "=" + key + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String service() {
    return """

      search:
        image: %s
        container_name: search
        ports:
          - "127.0.0.1:%d:%d"
        environment:
          - %s=${%s:?}
        healthcheck:
          test: ["CMD", "true"]
          interval: 10s
    """
        .formatted(image, search.port(), PORT, VARIABLE, VARIABLE);
  }
}
