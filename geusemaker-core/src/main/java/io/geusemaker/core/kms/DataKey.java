package io.geusemaker.core.kms;

import com.google.crypto.tink.Aead;
import io.geusemaker.core.crypto.AesGcm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/** A data key in the clear, and as KMS has wrapped it. */
final class DataKey implements AutoCloseable {

  private final byte[] clear;
  private final byte[] wrapped;

  /** Takes both over; the first is wiped when this is closed. */
  DataKey(byte[] clear, byte[] wrapped) {
    this.clear = clear;
    this.wrapped = wrapped;
  }

  byte[] wrapped() {
    return wrapped.clone();
  }

  boolean isSameAs(DataKey other) {
    return MessageDigest.isEqual(clear, other.clear);
  }

  Aead aead() throws GeneralSecurityException {
    return AesGcm.by(clear);
  }

  @Override
  public void close() {
    Arrays.fill(clear, (byte) 0);
  }

  @Override
  public String toString() {
    return "data key";
  }
}
