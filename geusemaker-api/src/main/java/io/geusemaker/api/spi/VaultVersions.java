package io.geusemaker.api.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which versions of a credential a vault keeps, and what each is. A stage is empty where the
 * records have none, or have its value from before the vault.
 *
 * @param pending the reference of the one that is not proven yet
 * @param current the reference of the one that was proven to open the service
 * @param previous the reference of the one that did before
 * @param kept the references of all that are kept, by version number
 */
public record VaultVersions(
    Optional<String> pending,
    Optional<String> current,
    Optional<String> previous,
    Map<Integer, String> kept) {

  /** Copies the map. */
  public VaultVersions {
    kept = Collections.unmodifiableMap(new TreeMap<>(kept));
  }
}
