package io.geusemaker.core.audit;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.core.crypto.HmacChain;
import io.geusemaker.core.files.GrowingRecord;
import io.geusemaker.core.files.IoReason;
import io.geusemaker.core.files.Overtaken;
import io.geusemaker.core.files.RecordFile;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntFunction;

/** Adds to a log whose end is as it was written. */
record AuditWriter(AuditFiles files, AuditKey key) {

  /**
   * Adds a record.
   *
   * @param record makes the record of that number
   * @return false when the end of the log is damaged; nothing was changed then
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  boolean append(IntFunction<AuditRecord> record) {
    RecordFile log = files.log();
    Optional<AuditPlace> head = AuditHead.read(files, key);
    if (!log.exists()) {
      if (head.filter(AuditPlace.START::equals).isEmpty()) {
        return false;
      }
      log.write(new byte[0]);
    }
    try {
      GrowingRecord lines = log.open().orElseThrow(Overtaken::new);
      Optional<AuditTail> tail = AuditTail.read(lines, key);
      if (tail.isEmpty() || head.filter(tail.get()::fits).isEmpty()) {
        return false;
      }
      // Before the record, so that the log is never ahead of the head by more than that record.
      if (!files.hasHead() || !head.get().equals(tail.get().place())) {
        AuditHead.write(files, key, tail.get().place());
      }
      append(lines, tail.get(), record);
      return true;
    } catch (IOException e) {
      throw new GeuseMakerException(new StateFailure.NotWritable(log.place(), IoReason.of(e)), e);
    }
  }

  /** Begins the log anew, in place of the one that is there. */
  void restart(AuditRecord first) {
    HmacChain chain = key.chain(AuditPlace.START);
    files.log().write(AuditLine.link(chain, first));
    AuditHead.write(files, key, AuditPlace.START.behind(chain));
  }

  private void append(GrowingRecord lines, AuditTail tail, IntFunction<AuditRecord> record)
      throws IOException {
    HmacChain chain = key.chain(tail.place());
    byte[] line = AuditLine.link(chain, record.apply(tail.place().count() + 1));
    if (!lines.write(tail.end(), line)) {
      throw new Overtaken();
    }
    AuditHead.follow(files, key, tail.place().behind(chain));
  }
}
