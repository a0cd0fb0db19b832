package io.geusemaker.core.audit;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import java.util.Optional;

/**
 * Where the log ended when the head was last replaced.
 *
 * @param count how many records there were
 * @param mac the mac of the last, in hex
 * @param proof that who has the key said so
 */
record AuditHead(int count, String mac, String proof) {

  /**
   * Reads the place, believing it only with its proof.
   *
   * @return the start when nothing was ever recorded; empty when the document is gone, damaged or
   *     of another log
   * @throws GeuseMakerException with {@link StateFailure.Newer}
   */
  static Optional<AuditPlace> read(AuditFiles files, AuditKey key) {
    if (!files.begun()) {
      return Optional.of(AuditPlace.START);
    }
    try {
      return files
          .head()
          .read(AuditHead.class)
          .filter(head -> head.proof().equals(key.proof(head.place())))
          .map(AuditHead::place);
    } catch (GeuseMakerException e) {
      if (e.failure() instanceof StateFailure.Damaged) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static void write(AuditFiles files, AuditKey key, AuditPlace place) {
    files.head().write(new AuditHead(place.count(), place.mac(), key.proof(place)));
  }

  /** Who came in between in a store has written a place that is as far or further. */
  static void follow(AuditFiles files, AuditKey key, AuditPlace place) {
    files.head().writeUnlessChanged(new AuditHead(place.count(), place.mac(), key.proof(place)));
  }

  private AuditPlace place() {
    return new AuditPlace(count, mac);
  }
}
