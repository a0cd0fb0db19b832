package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.CredentialPlace;
import io.geusemaker.api.spi.CredentialVault;
import io.geusemaker.api.spi.CredentialVaultProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The vaults on the class path, found by {@link ServiceLoader}. */
final class CredentialVaults {

  private CredentialVaults() {}

  /** The vault that was chosen; empty when credentials are in the records. */
  static Optional<CredentialVault> of(CredentialPlace place) {
    if (place instanceof CredentialPlace.Supplied supplied) {
      return Optional.of(supplied.vault());
    }
    return place instanceof CredentialPlace.Located located
        ? Optional.of(at(located.address()))
        : Optional.empty();
  }

  private static CredentialVault at(URI address) {
    List<CredentialVaultProvider> providers =
        ServiceLoader.load(CredentialVaultProvider.class, CredentialVaults.class.getClassLoader())
            .stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    String scheme = Optional.ofNullable(address.getScheme()).orElse("");
    CredentialVaultProvider serving =
        providers.stream()
            .filter(provider -> provider.scheme().equals(scheme))
            .findFirst()
            .orElseThrow(() -> unacceptable(unknown(scheme, providers)));
    try {
      return serving.vault(address);
    } catch (IllegalArgumentException e) {
      throw unacceptable(String.valueOf(e.getMessage()));
    }
  }

  private static String unknown(String scheme, List<CredentialVaultProvider> providers) {
    return "nothing on the class path serves \""
        + scheme
        + ":\"; known are "
        + providers.stream()
            .map(CredentialVaultProvider::scheme)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static GeuseMakerException unacceptable(String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid("the place of credentials", reason));
  }
}
