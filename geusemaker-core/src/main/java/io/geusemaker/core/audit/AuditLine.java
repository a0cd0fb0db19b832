package io.geusemaker.core.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.core.crypto.HmacChain;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Records as JSON on one line. */
final class AuditLine {

  private AuditLine() {}

  /** The next line of the chain, with its line break. */
  static byte[] link(HmacChain chain, AuditRecord record) {
    byte[] line = chain.link(json(record));
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    return ended;
  }

  private static byte[] json(AuditRecord record) {
    try {
      // By way of a text, because Jackson refuses to write half a surrogate pair as bytes.
      return Json.mapper().writeValueAsString(record).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record can always be written", e);
    }
  }

  static Optional<AuditRecord> record(byte[] json) {
    try {
      return Optional.of(Json.mapper().readValue(json, AuditRecord.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Which record a line claims to be; to be believed only for a hint at what happened to it. */
  static Optional<Integer> claimedSeq(byte[] line) {
    return record(line).map(AuditRecord::seq);
  }
}
