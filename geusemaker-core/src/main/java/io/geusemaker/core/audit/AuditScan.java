package io.geusemaker.core.audit;

import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.AuditTrail.Breach;
import io.geusemaker.core.crypto.HmacChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a log up to the first record that is not as it was written. */
final class AuditScan {

  private final List<byte[]> lines;
  private final HmacChain chain;
  private final Optional<AuditPlace> head;
  private final List<AuditRecord> records = new ArrayList<>();

  private AuditScan(List<byte[]> lines, HmacChain chain, Optional<AuditPlace> head) {
    this.lines = lines;
    this.chain = chain;
    this.head = head;
  }

  /**
   * Reads all of it.
   *
   * @param head where the log ended according to the head; empty when that cannot be known
   */
  static AuditTrail of(byte[] content, AuditKey key, Optional<AuditPlace> head) {
    return new AuditScan(wholeLines(content), key.chain(AuditPlace.START), head).trail();
  }

  private AuditTrail trail() {
    for (byte[] line : lines) {
      int seq = records.size() + 1;
      Optional<AuditRecord> record =
          chain.verify(line).flatMap(AuditLine::record).filter(read -> read.seq() == seq);
      if (record.isEmpty()) {
        return broken(whatHappenedTo(seq, line));
      }
      AuditPlace place = AuditPlace.of(seq, chain.place());
      if (head.isPresent() && head.get().count() == seq && !head.get().equals(place)) {
        return broken("audit.head.json tells of another record in its place");
      }
      records.add(record.get());
    }
    return head.map(this::compared)
        .orElseGet(() -> broken("it may be missing: no valid audit.head.json"));
  }

  private AuditTrail compared(AuditPlace end) {
    int count = records.size();
    if (end.count() > count) {
      return broken("all from here to record " + end.count() + " are missing");
    }
    if (end.count() < count - 1) {
      return broken("it may be missing: audit.head.json is too old");
    }
    return new AuditTrail(records, Optional.empty());
  }

  /** The lines cannot be believed here, so this is a hint; where the chain breaks is certain. */
  private String whatHappenedTo(int seq, byte[] line) {
    int found = AuditLine.claimedSeq(line).orElse(seq);
    String inItsPlace = ": record " + found + " is in its place";
    if (found == seq) {
      return "it was changed";
    }
    if (comesAfter(seq, seq) || isRepeated(found, seq, line)) {
      return "the order was changed" + inItsPlace;
    }
    return found < seq || comesAfter(seq, found) ? "it was changed" : "it was cut out" + inItsPlace;
  }

  private boolean comesAfter(int index, int seq) {
    return lines.subList(index, lines.size()).stream()
        .anyMatch(line -> AuditLine.claimedSeq(line).orElse(0) == seq);
  }

  private boolean isRepeated(int found, int seq, byte[] line) {
    return found > 0 && found < seq && Arrays.equals(lines.get(found - 1), line);
  }

  private AuditTrail broken(String reason) {
    return new AuditTrail(records, Optional.of(new Breach(records.size() + 1, reason)));
  }

  /** What follows the last line break was cut short while it was written. */
  private static List<byte[]> wholeLines(byte[] content) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < content.length; at++) {
      if (content[at] == '\n') {
        lines.add(Arrays.copyOfRange(content, start, at));
        start = at + 1;
      }
    }
    return lines;
  }
}
