package io.geusemaker.api;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.Engine;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the one engine. */
final class EngineLocator {

  private EngineLocator() {}

  static Engine engine() {
    List<Engine> found =
        ServiceLoader.load(Engine.class, EngineLocator.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return only(found);
  }

  static Engine only(List<Engine> found) {
    if (found.isEmpty()) {
      throw new GeuseMakerException(new RequestFailure.NoEngine());
    }
    if (found.size() > 1) {
      throw new GeuseMakerException(
          new RequestFailure.SeveralEngines(
              found.stream().map(engine -> engine.getClass().getName()).sorted().toList()));
    }
    return found.get(0);
  }
}
