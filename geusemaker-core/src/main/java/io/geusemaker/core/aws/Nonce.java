package io.geusemaker.core.aws;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that nobody can foresee. */
public final class Nonce {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Nonce() {}

  /**
   * A name that was never used.
   *
   * @return 32 hexadecimal digits
   */
  public static String next() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
