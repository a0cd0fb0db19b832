package io.geusemaker.core.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** Tink's AES-256-GCM by a key that is at hand, with random nonces. */
public final class AesGcm {

  /** The bytes of a key. */
  public static final int KEY_BYTES = 32;

  private AesGcm() {}

  /**
   * Encryption by a key.
   *
   * @param key {@value #KEY_BYTES} bytes, which are copied
   * @return encryption, which can be used from several threads
   * @throws GeneralSecurityException when the key is of another length
   */
  @AccessesPartialKey
  public static Aead by(byte[] key) throws GeneralSecurityException {
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(12)
            .setTagSizeBytes(16)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build();
    AesGcmKey wrapped =
        AesGcmKey.builder()
            .setParameters(parameters)
            .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
            .build();
    return KeysetHandle.newBuilder()
        .setConfiguration(TinkSealer.TINK)
        .addEntry(KeysetHandle.importKey(wrapped).withRandomId().makePrimary())
        .build()
        .getPrimitive(TinkSealer.TINK, Aead.class);
  }

  /**
   * Decrypts by a key, without associated data.
   *
   * @param key {@value #KEY_BYTES} bytes
   * @param sealed nonce, ciphertext and tag
   * @return what was encrypted
   * @throws GeneralSecurityException when it was encrypted by another key or changed since
   */
  public static byte[] decrypt(byte[] key, byte[] sealed) throws GeneralSecurityException {
    return by(key).decrypt(sealed, new byte[0]);
  }
}
