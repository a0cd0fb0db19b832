package io.geusemaker.core.crypto;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.files.StateDirectory;
import java.nio.file.Path;

/** Turns the choice of a key into encryption. */
public final class Sealers {

  private Sealers() {}

  /**
   * Opens the key, or makes it on first use. Of several processes that make it at once all get the
   * same.
   *
   * @param key the choice
   * @param stateDirectory where keys are that the choice does not place elsewhere
   * @return encryption, which can be used from several threads
   * @throws GeuseMakerException with a {@link io.geusemaker.api.failure.StateFailure}: {@code
   *     WrongKey} for a wrong passphrase, {@code Exposed} when others can read the key file, {@code
   *     Damaged}, {@code Newer}, or {@code NotWritable}
   */
  public static Sealer open(StateKey key, Path stateDirectory) {
    StateDirectory directory = new StateDirectory(stateDirectory);
    if (key instanceof StateKey.Supplied supplied) {
      return supplied.sealer();
    }
    if (key instanceof StateKey.Passphrase passphrase) {
      requireText(passphrase.secret());
      return new WrappedKeyset(directory.sealedKeyset()).openOrMake(passphrase.secret());
    }
    if (key instanceof StateKey.KeysetFile chosen) {
      return new PlainKeyset(chosen.file()).openOrMake();
    }
    return new PlainKeyset(directory.keyset()).openOrMake();
  }

  private static void requireText(Secret passphrase) {
    if (passphrase.revealUtf8(SecretAccess.deliberate()).length == 0) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("passphrase", "it must not be empty"));
    }
  }
}
