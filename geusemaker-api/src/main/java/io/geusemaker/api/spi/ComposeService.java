package io.geusemaker.api.spi;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A service of a running compose project, as far as an extension needs to know it: no value of a
 * variable is in it.
 *
 * @param name its name in the compose file, which is the user's own
 * @param repository the repository of its image as people write it, without tag and digest, such as
 *     {@code postgres}, {@code n8nio/n8n} or {@code ghcr.io/acme/search}; empty for an image that
 *     is named by its id
 * @param variables the names of the environment variables that its container has; sorted
 */
public record ComposeService(String name, String repository, Set<String> variables) {

  /** Sorts the names of the variables. */
  public ComposeService {
    variables = Collections.unmodifiableSortedSet(new TreeSet<>(variables));
  }
}
