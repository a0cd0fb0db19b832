package io.geusemaker.api.spi;

import java.util.Optional;

/**
 * Says which releases of an image are patches of one another; found by {@link
 * java.util.ServiceLoader}.
 *
 * <p>What a request says of a repository comes first, then the policies in the order in which they
 * are found, then what the engine knows of PostgreSQL, Debian and the services of a GeuseMaker
 * stack, and then {@code major.minor}. It must not do I/O.
 */
public interface LinePolicy {

  /**
   * The line of a repository's releases.
   *
   * @param repository as people write it, such as {@code postgres}, {@code n8nio/n8n} or {@code
   *     ghcr.io/acme/search}
   * @return empty when the policy does not know the repository
   */
  Optional<ReleaseLine> lineOf(String repository);
}
