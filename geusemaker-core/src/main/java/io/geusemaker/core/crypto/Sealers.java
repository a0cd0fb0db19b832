package io.geusemaker.core.crypto;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.api.spi.SealerProvider;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the choice of a key into encryption. */
public final class Sealers {

  private Sealers() {}

  /**
   * Opens the key, or makes it on first use. Of several processes that make it at once all get the
   * same.
   *
   * @param key the choice
   * @param records where keys are that the choice does not place elsewhere
   * @param deployment whose records are encrypted
   * @return encryption, which can be used from several threads
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when a key that is only on this
   *     machine is to protect records that others share, or no provider serves the key's address;
   *     with {@link RequestFailure.MissingLibrary} when it lacks the library that it needs; with a
   *     {@link io.geusemaker.api.failure.StateFailure}: {@code WrongKey} for a wrong passphrase,
   *     {@code Exposed} when others can read the key file, {@code Damaged}, {@code Newer}, or
   *     {@code NotWritable}
   */
  public static Sealer open(StateKey key, Records records, DeploymentName deployment) {
    if (key instanceof StateKey.Supplied supplied) {
      return supplied.sealer();
    }
    if (key instanceof StateKey.Passphrase passphrase) {
      requireText(passphrase.secret());
      return new WrappedKeyset(records.file(StateDirectory.SEALED_KEYSET_FILE))
          .openOrMake(passphrase.secret());
    }
    if (key instanceof StateKey.Located located) {
      return provided(located.address(), deployment);
    }
    if (key instanceof StateKey.KeysetFile chosen) {
      return new PlainKeyset(AtomicFile.at(chosen.file())).openOrMake();
    }
    if (records.isShared()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "key",
              "records in a store are for several machines, so the key has to be shared, too:"
                  + " choose a key of KMS, a passphrase, a keyset file, or encryption of your own"));
    }
    return new PlainKeyset(records.file(StateDirectory.KEYSET_FILE)).openOrMake();
  }

  /**
   * Opens the key of records in a state directory; as {@link #open(StateKey, Records,
   * DeploymentName)}.
   *
   * @param key the choice
   * @param stateDirectory the state directory
   * @param deployment whose records are encrypted
   * @return encryption
   */
  public static Sealer open(StateKey key, Path stateDirectory, DeploymentName deployment) {
    return open(key, new StateDirectory(stateDirectory).records(Optional.empty()), deployment);
  }

  private static Sealer provided(URI address, DeploymentName deployment) {
    List<SealerProvider> providers =
        ServiceLoader.load(SealerProvider.class, Sealers.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    SealerProvider serving =
        providers.stream()
            .filter(provider -> provider.scheme().equals(address.getScheme()))
            .findFirst()
            .orElseThrow(() -> unacceptable(unknown(address.getScheme(), providers)));
    try {
      return serving.sealer(address, deployment);
    } catch (IllegalArgumentException e) {
      throw unacceptable(String.valueOf(e.getMessage()));
    }
  }

  private static String unknown(String scheme, List<SealerProvider> providers) {
    String known =
        Stream.concat(Stream.of("file"), providers.stream().map(SealerProvider::scheme))
            .sorted()
            .collect(Collectors.joining(", "));
    return "nothing on the class path serves \"" + scheme + ":\"; known are " + known;
  }

  private static GeuseMakerException unacceptable(String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid("key", reason));
  }

  private static void requireText(Secret passphrase) {
    if (passphrase.revealUtf8(SecretAccess.deliberate()).length == 0) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("passphrase", "it must not be empty"));
    }
  }
}
