package io.geusemaker.core.ssm;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that nobody can foresee. */
final class Nonce {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Nonce() {}

  static String next() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
