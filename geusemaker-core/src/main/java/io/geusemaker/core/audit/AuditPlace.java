package io.geusemaker.core.audit;

import io.geusemaker.core.crypto.HmacChain;
import java.util.HexFormat;

/**
 * A place in the log.
 *
 * @param count how many records come before it
 * @param mac the mac of the last of them, in hex
 */
record AuditPlace(int count, String mac) {

  static final AuditPlace START = of(0, new byte[HmacChain.KEY_BYTES]);

  static AuditPlace of(int count, byte[] mac) {
    return new AuditPlace(count, HexFormat.of().formatHex(mac));
  }

  AuditPlace behind(HmacChain chain) {
    return of(count + 1, chain.place());
  }
}
