package io.geusemaker.api.secret;

/**
 * Authenticated encryption with associated data, for embedders that bring their own key.
 *
 * <p>Implementations must detect any change of ciphertext or associated data; both calls may be
 * made from several threads.
 */
public interface Sealer {

  /**
   * Encrypts.
   *
   * @param plaintext what to encrypt
   * @param associatedData what the ciphertext is bound to; not secret
   * @return the ciphertext
   */
  byte[] seal(byte[] plaintext, byte[] associatedData);

  /**
   * Decrypts.
   *
   * @param ciphertext what {@link #seal} returned
   * @param associatedData the same as when sealing
   * @return the plaintext
   * @throws IllegalArgumentException when the ciphertext, the associated data or the key is wrong
   */
  byte[] open(byte[] ciphertext, byte[] associatedData);

  /**
   * Wipes what it keeps of keys in memory, at the end of an operation. It can be used again and
   * then asks for them again. Does nothing unless an implementation keeps any.
   */
  default void forget() {}
}
