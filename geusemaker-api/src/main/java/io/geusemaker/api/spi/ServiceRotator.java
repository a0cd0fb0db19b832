package io.geusemaker.api.spi;

import io.geusemaker.api.model.EnvSecret;
import java.util.List;

/**
 * Knows the secrets of a service; found by {@link java.util.ServiceLoader}.
 *
 * <p>It declares them, and the engine does the rest: the secrets are part of every rotation that
 * means the service, by its name or with all others, and are planned, journaled, proven, undone and
 * recovered like those of the services that the engine knows itself. A secret that cannot be
 * rotated as things are is refused when the service was named, and otherwise left as it is with a
 * warning.
 *
 * <p>It is asked about every service of a project but n8n, PostgreSQL, Qdrant, Crawl4AI and Ollama
 * under these names, whenever something is planned or told of. It must not do I/O.
 */
public interface ServiceRotator {

  /**
   * The secrets of a service.
   *
   * @param service what runs
   * @return a declaration for each, all of this service; empty when the rotator does not know the
   *     service, or it has none
   */
  List<EnvSecret> secrets(ComposeService service);
}
