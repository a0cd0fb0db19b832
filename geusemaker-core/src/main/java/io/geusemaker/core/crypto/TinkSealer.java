package io.geusemaker.core.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.geusemaker.api.secret.Sealer;
import java.security.GeneralSecurityException;

/** Encryption by Tink. */
public final class TinkSealer implements Sealer {

  static final Configuration TINK = configuration();

  private final Aead aead;
  private final Runnable forgetting;

  private TinkSealer(Aead aead, Runnable forgetting) {
    this.aead = aead;
    this.forgetting = forgetting;
  }

  /**
   * Encryption by an AEAD.
   *
   * @param aead encrypts
   * @param forgetting wipes what it keeps of keys
   * @return the sealer; what the AEAD cannot open is an {@link IllegalArgumentException}
   */
  public static Sealer over(Aead aead, Runnable forgetting) {
    return new TinkSealer(aead, forgetting);
  }

  private static Configuration configuration() {
    try {
      AeadConfig.register();
      return RegistryConfiguration.get();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this platform lacks what Tink needs", e);
    }
  }

  static KeysetHandle generate() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
  }

  static TinkSealer of(KeysetHandle keyset) throws GeneralSecurityException {
    return new TinkSealer(keyset.getPrimitive(TINK, Aead.class), () -> {});
  }

  @Override
  public byte[] seal(byte[] plaintext, byte[] associatedData) {
    try {
      return aead.encrypt(plaintext, associatedData);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM encrypts everything that fits in memory", e);
    }
  }

  @Override
  public byte[] open(byte[] ciphertext, byte[] associatedData) {
    try {
      return aead.decrypt(ciphertext, associatedData);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it does not open with this key", e);
    }
  }

  @Override
  public void forget() {
    forgetting.run();
  }
}
