package io.geusemaker.core.kms;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data keys of one operation: one to encrypt with, and the last of those that were unwrapped.
 * Keys that leave are wiped. For one thread at a time.
 */
final class DataKeys {

  /** Enough for years of history, which an operation reads several times; below a megabyte. */
  static final int KEPT = 4096;

  /** Far below what random nonces allow, 2^32. */
  static final int USES = 1 << 20;

  private final KmsCalls kms;
  private final Map<String, DataKey> unwrapped = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable DataKey sealing;
  private int uses;

  DataKeys(KmsCalls kms) {
    this.kms = kms;
  }

  /**
   * The key to encrypt with. A new one is unwrapped once before it is relied on: who may only make
   * data keys could not read what they have encrypted.
   */
  DataKey forSealing() {
    DataKey present = sealing;
    if (present == null || uses == USES) {
      present = proven(kms.generate());
      sealing = present;
      uses = 0;
    }
    uses++;
    return keep(present);
  }

  private DataKey proven(DataKey generated) {
    try (generated) {
      DataKey unwrapped = kms.unwrap(generated.wrapped());
      if (!unwrapped.isSameAs(generated)) {
        throw notGivenBack();
      }
      return unwrapped;
    } catch (GeneralSecurityException e) {
      throw notGivenBack();
    }
  }

  private static GeuseMakerException notGivenBack() {
    return new GeuseMakerException(
        new StateFailure.WrongKey("the key in use", "KMS does not give back a key that it made"));
  }

  /** The key that was wrapped so. */
  DataKey of(byte[] wrapped) throws GeneralSecurityException {
    DataKey present = unwrapped.get(HexFormat.of().formatHex(wrapped));
    return keep(present == null ? kms.unwrap(wrapped) : present);
  }

  private DataKey keep(DataKey key) {
    unwrapped.put(HexFormat.of().formatHex(key.wrapped()), key);
    Iterator<DataKey> oldest = unwrapped.values().iterator();
    // The one to encrypt with stays: an operation must not depend on KMS again on its way.
    while (unwrapped.size() > KEPT && oldest.hasNext()) {
      DataKey leaving = oldest.next();
      if (!leaving.equals(sealing)) {
        oldest.remove();
        leaving.close();
      }
    }
    return key;
  }

  /** Wipes all of them, and closes the connection to KMS. */
  void forget() {
    unwrapped.values().forEach(DataKey::close);
    unwrapped.clear();
    sealing = null;
    kms.close();
  }
}
