package io.geusemaker.core.extension;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The extensions on the class path or the module path, found by {@link ServiceLoader}. */
public final class Extensions {

  private Extensions() {}

  /**
   * All that implement an interface, made anew.
   *
   * @param kind the interface
   * @param <T> the same
   * @return in the order in which they are found
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when one is named that cannot
   *     be made
   */
  public static <T> List<T> of(Class<T> kind) {
    try {
      return ServiceLoader.load(kind, Extensions.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("extension", String.valueOf(e.getMessage())), e);
    }
  }

  /**
   * The failure of one that threw what it may not throw.
   *
   * @param extension what threw
   * @param thrown what it threw
   * @return an exception that names both
   */
  public static GeuseMakerException broken(Object extension, RuntimeException thrown) {
    return new GeuseMakerException(
        new RequestFailure.Invalid(
            "extension", extension.getClass().getName() + " failed: " + thrown),
        thrown);
  }
}
