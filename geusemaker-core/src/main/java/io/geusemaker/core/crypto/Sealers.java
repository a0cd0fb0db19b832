package io.geusemaker.core.crypto;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.api.spi.SealerProvider;
import io.geusemaker.core.files.StateDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
   * @param stateDirectory where keys are that the choice does not place elsewhere
   * @param deployment whose records are encrypted
   * @return encryption, which can be used from several threads
   * @throws GeuseMakerException with a {@link io.geusemaker.api.failure.StateFailure}: {@code
   *     WrongKey} for a wrong passphrase, {@code Exposed} when others can read the key file, {@code
   *     Damaged}, {@code Newer}, or {@code NotWritable}; or with a {@link RequestFailure} when no
   *     provider serves the key's address, understands it, or has the library that it needs
   */
  public static Sealer open(StateKey key, Path stateDirectory, DeploymentName deployment) {
    StateDirectory directory = new StateDirectory(stateDirectory);
    if (key instanceof StateKey.Supplied supplied) {
      return supplied.sealer();
    }
    if (key instanceof StateKey.Passphrase passphrase) {
      requireText(passphrase.secret());
      return new WrappedKeyset(directory.sealedKeyset()).openOrMake(passphrase.secret());
    }
    if (key instanceof StateKey.Located located) {
      return provided(located.address(), deployment);
    }
    if (key instanceof StateKey.KeysetFile chosen) {
      return new PlainKeyset(chosen.file()).openOrMake();
    }
    return new PlainKeyset(directory.keyset()).openOrMake();
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
