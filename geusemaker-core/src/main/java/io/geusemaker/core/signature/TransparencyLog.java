package io.geusemaker.core.signature;

import io.geusemaker.core.image.Digest;
import java.time.Instant;
import java.util.List;

/**
 * A log that is trusted.
 *
 * @param id SHA-256 of its public key, in hex
 * @param key what it signs with
 * @param validity for which times it may speak
 */
record TransparencyLog(String id, VerificationKey key, Validity validity) {

  static TransparencyLog of(VerificationKey key, Validity validity) {
    return new TransparencyLog(Digest.of(key.key().getEncoded()).hex(), key, validity);
  }

  boolean isNamed(String name) {
    return id.equalsIgnoreCase(name);
  }

  /** Whether one of the logs has signed something for a time. */
  static boolean haveSigned(
      List<TransparencyLog> logs, Instant time, byte[] content, byte[] signature) {
    return logs.stream()
        .anyMatch(log -> log.validity().contains(time) && log.key().hasSigned(content, signature));
  }
}
