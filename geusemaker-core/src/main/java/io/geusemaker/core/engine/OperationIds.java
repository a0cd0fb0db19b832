package io.geusemaker.core.engine;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names for operations that sort by time, such as {@code 20260131-142530-8f3a1c}. */
final class OperationIds {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private OperationIds() {}

  static String next() {
    byte[] suffix = new byte[3];
    RANDOM.nextBytes(suffix);
    return TIME.format(Instant.now()) + "-" + HexFormat.of().formatHex(suffix);
  }
}
