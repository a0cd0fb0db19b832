package io.geusemaker.core.audit;

import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.core.crypto.HmacChain;
import io.geusemaker.core.files.GrowingRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The end of a log, found without reading the rest.
 *
 * @param before the place before the last record
 * @param place the place behind it
 * @param end the bytes up to there; a line that was cut short may follow
 */
record AuditTail(AuditPlace before, AuditPlace place, long end) {

  private static final AuditTail NOTHING = new AuditTail(AuditPlace.START, AuditPlace.START, 0);
  private static final int WINDOW = 16 * 1024;

  /**
   * Finds the end.
   *
   * @return empty when the last whole line is not what was written there
   */
  static Optional<AuditTail> read(GrowingRecord lines, AuditKey key) throws IOException {
    long size = lines.size();
    for (long window = WINDOW; ; window *= 2) {
      long start = Math.max(0, size - window);
      byte[] bytes = lines.read(start);
      int end = lineBreak(bytes, bytes.length);
      int last = lineBreak(bytes, end);
      int secondLast = lineBreak(bytes, last);
      if (start == 0 || secondLast >= 0) {
        return end < 0 ? Optional.of(NOTHING) : of(bytes, secondLast, last, end, start, key);
      }
    }
  }

  /** Whether the head is of this log: it may tell of one record less. */
  boolean fits(AuditPlace head) {
    return head.equals(place) || head.equals(before);
  }

  private static Optional<AuditTail> of(
      byte[] bytes, int secondLast, int last, int end, long start, AuditKey key) {
    byte[] line = Arrays.copyOfRange(bytes, last + 1, end);
    byte[] lineBefore = Arrays.copyOfRange(bytes, secondLast + 1, Math.max(last, 0));
    Optional<byte[]> mac =
        last < 0 ? Optional.of(new byte[HmacChain.KEY_BYTES]) : HmacChain.claimedPlace(lineBefore);
    if (mac.isEmpty()) {
      return Optional.empty();
    }
    HmacChain chain = key.chain(AuditPlace.of(0, mac.get()));
    return chain
        .verify(line)
        .flatMap(AuditLine::record)
        .map(AuditRecord::seq)
        .filter(seq -> seq > 0)
        .map(
            seq ->
                new AuditTail(
                    AuditPlace.of(seq - 1, mac.get()),
                    AuditPlace.of(seq, chain.place()),
                    start + end + 1));
  }

  /** The last line break before a position, or -1. */
  private static int lineBreak(byte[] bytes, int before) {
    int at = before - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return Math.max(at, -1);
  }
}
