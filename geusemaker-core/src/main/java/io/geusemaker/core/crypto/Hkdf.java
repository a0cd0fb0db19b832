package io.geusemaker.core.crypto;

import java.security.GeneralSecurityException;

/** Tink's HKDF with SHA-256 (RFC 5869). */
public final class Hkdf {

  private Hkdf() {}

  /**
   * Derives bytes from a key.
   *
   * @param key the key
   * @param salt the salt
   * @param info what they are for
   * @param length how many
   * @return the bytes
   * @throws GeneralSecurityException when they are more than HKDF can derive
   */
  public static byte[] derive(byte[] key, byte[] salt, byte[] info, int length)
      throws GeneralSecurityException {
    return com.google.crypto.tink.subtle.Hkdf.computeHkdf("HMACSHA256", key, salt, info, length);
  }
}
