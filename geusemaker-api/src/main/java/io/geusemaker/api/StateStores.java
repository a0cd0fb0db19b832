package io.geusemaker.api;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StateStoreProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the store that a URI names among those on the class path. */
final class StateStores {

  private StateStores() {}

  static StateStore at(URI place) {
    return at(
        place,
        ServiceLoader.load(StateStoreProvider.class, StateStores.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  static StateStore at(URI place, List<StateStoreProvider> providers) {
    String scheme = Optional.ofNullable(place.getScheme()).orElse("");
    StateStoreProvider serving =
        providers.stream()
            .filter(provider -> provider.scheme().equals(scheme))
            .findFirst()
            .orElseThrow(
                () ->
                    new GeuseMakerException(
                        new RequestFailure.NoStateStore(
                            scheme,
                            providers.stream().map(StateStoreProvider::scheme).sorted().toList())));
    try {
      return serving.store(place);
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("state store", String.valueOf(e.getMessage())), e);
    }
  }
}
