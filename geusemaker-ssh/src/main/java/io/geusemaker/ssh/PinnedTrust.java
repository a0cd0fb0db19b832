package io.geusemaker.ssh;

import java.util.Optional;
import java.util.Set;

/** Trusts keys by their fingerprints. */
final class PinnedTrust extends HostKeyTrust {

  private final Set<String> fingerprints;

  PinnedTrust(Set<String> fingerprints) {
    this.fingerprints = fingerprints;
  }

  @Override
  Optional<String> objection(String host, byte[] key) {
    return fingerprints.contains(fingerprint(key))
        ? Optional.empty()
        : Optional.of("it is not the pinned " + String.join(" or ", fingerprints));
  }
}
