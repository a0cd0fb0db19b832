package io.geusemaker.core.step;

import java.util.List;

/**
 * Which earlier dumps of the database stay on the host.
 *
 * @param older how many, the latest first
 * @param needed paths of those that stay in any case: a rollback that is possible restores them
 */
public record KeptDumps(int older, List<String> needed) {

  /** Copies the list. */
  public KeptDumps {
    needed = List.copyOf(needed);
  }
}
