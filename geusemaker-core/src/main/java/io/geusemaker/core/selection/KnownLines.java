package io.geusemaker.core.selection;

import io.geusemaker.api.spi.LinePolicy;
import io.geusemaker.api.spi.ReleaseLine;
import java.util.Locale;
import java.util.Optional;

/** The lines of PostgreSQL, Debian, and the applications of a GeuseMaker stack. */
public final class KnownLines implements LinePolicy {

  private static final ReleaseLine POSTGRES = ReleaseLine.of(2).majorAloneFrom(10);
  private static final ReleaseLine DEBIAN = ReleaseLine.of(2).majorAloneFrom(7);
  private static final ReleaseLine APPLICATION = ReleaseLine.of(2).followingPrereleases();

  /** They are the same everywhere. */
  public KnownLines() {}

  @Override
  public Optional<ReleaseLine> lineOf(String repository) {
    return switch (withoutRegistry(repository)) {
      case "postgres" -> Optional.of(POSTGRES);
      case "debian" -> Optional.of(DEBIAN);
      case "n8nio/n8n", "ollama/ollama", "unclecode/crawl4ai" -> Optional.of(APPLICATION);
      default -> Optional.empty(); // qdrant/qdrant too: major.minor, and a database.
    };
  }

  private static String withoutRegistry(String repository) {
    String name = repository.toLowerCase(Locale.ROOT);
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
      name = name.substring(slash + 1);
    }
    // Mirrors put the official images below a path of their own: docker/library/postgres.
    int official = ("/" + name).lastIndexOf("/library/");
    return official < 0 ? name : name.substring(official + "library/".length());
  }
}
