package io.geusemaker.core.advisory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which packages the programs in images are to vulnerability databases.
 *
 * @param byRepository packages by the image's repository, without a registry and without {@code
 *     library/}
 */
public record ImagePackages(Map<String, List<AdvisoryPackage>> byRepository) {

  /** Keeps the map. */
  public ImagePackages {
    byRepository = Map.copyOf(byRepository);
  }

  /**
   * The services of a GeuseMaker stack. Qdrant's advisories are partly filed under its repository
   * alone; Ollama's older ones under its first owner.
   *
   * @return n8n, PostgreSQL, Qdrant, Crawl4AI and Ollama
   */
  public static ImagePackages standard() {
    AdvisoryPackage n8n = new AdvisoryPackage("npm", "n8n");
    AdvisoryPackage postgres = new AdvisoryPackage("Bitnami", "postgresql");
    return new ImagePackages(Map.of())
        .with("n8nio/n8n", n8n)
        .with("n8n-io/n8n", n8n)
        .with("postgres", postgres)
        .with("bitnami/postgresql", postgres)
        .with(
            "qdrant/qdrant",
            new AdvisoryPackage("crates.io", "qdrant"),
            new AdvisoryPackage(AdvisoryPackage.GIT, "https://github.com/qdrant/qdrant"))
        .with("unclecode/crawl4ai", new AdvisoryPackage("PyPI", "crawl4ai"))
        .with(
            "ollama/ollama",
            new AdvisoryPackage("Go", "github.com/ollama/ollama"),
            new AdvisoryPackage("Go", "github.com/jmorganca/ollama"));
  }

  /**
   * Says which packages an image is.
   *
   * @param repository such as {@code n8nio/n8n}
   * @param packages none to forget it
   * @return a new value
   */
  public ImagePackages with(String repository, AdvisoryPackage... packages) {
    Map<String, List<AdvisoryPackage>> more = new LinkedHashMap<>(byRepository);
    more.put(bare(repository), List.of(packages));
    return new ImagePackages(more);
  }

  /**
   * The packages of an image. A copy in another registry is taken to be the same program.
   *
   * @param repository with or without a registry, without tag and digest
   * @return empty when none is known
   */
  public List<AdvisoryPackage> of(String repository) {
    return byRepository.getOrDefault(bare(repository), List.of());
  }

  private static String bare(String repository) {
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
    String path = registry ? repository.substring(slash + 1) : repository;
    return path.replaceFirst("^(?:docker/)?library/", "");
  }
}
