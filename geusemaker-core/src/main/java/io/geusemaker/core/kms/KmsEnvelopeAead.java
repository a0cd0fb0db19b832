package io.geusemaker.core.kms;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * Envelope encryption: a ciphertext is a byte that tells the format, the length of the wrapped data
 * key in two bytes, that key, and AES-GCM's output.
 *
 * <p>A key that cannot be used is a {@link io.geusemaker.api.failure.GeuseMakerException} with an
 * {@link io.geusemaker.api.failure.AwsFailure}; what was encrypted by another key, for another
 * deployment or with other associated data, or was altered, a {@link GeneralSecurityException}.
 */
final class KmsEnvelopeAead implements Aead {

  private static final byte FORMAT = 1;
  private static final int HEADER = 3;

  private final DataKeys keys;

  KmsEnvelopeAead(DataKeys keys) {
    this.keys = keys;
  }

  @Override
  public synchronized byte[] encrypt(byte[] plaintext, byte[] associatedData)
      throws GeneralSecurityException {
    DataKey key = keys.forSealing();
    byte[] wrapped = key.wrapped();
    byte[] content = key.aead().encrypt(plaintext, associatedData);
    return ByteBuffer.allocate(HEADER + wrapped.length + content.length)
        .put(FORMAT)
        .putShort((short) wrapped.length)
        .put(wrapped)
        .put(content)
        .array();
  }

  @Override
  public synchronized byte[] decrypt(byte[] ciphertext, byte[] associatedData)
      throws GeneralSecurityException {
    ByteBuffer buffer = ByteBuffer.wrap(ciphertext);
    if (buffer.remaining() < HEADER || buffer.get() != FORMAT) {
      throw new GeneralSecurityException("it was not encrypted by a data key of KMS");
    }
    int length = Short.toUnsignedInt(buffer.getShort());
    if (length == 0 || length > buffer.remaining()) {
      throw new GeneralSecurityException("it is cut in its data key");
    }
    byte[] wrapped = new byte[length];
    buffer.get(wrapped);
    byte[] content = new byte[buffer.remaining()];
    buffer.get(content);
    return keys.of(wrapped).aead().decrypt(content, associatedData);
  }

  synchronized void forget() {
    keys.forget();
  }
}
