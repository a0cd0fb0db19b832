package io.geusemaker.core.signature;

import java.time.Instant;

/**
 * When something is trusted.
 *
 * @param start from then on
 * @param end until then, both included
 */
record Validity(Instant start, Instant end) {

  boolean contains(Instant time) {
    return !time.isBefore(start) && !time.isAfter(end);
  }
}
