package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.spi.ComposeService;
import io.geusemaker.api.spi.ServiceRotator;
import io.geusemaker.core.extension.Extensions;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What rotators that others have plugged in declare of the services that run. */
final class ServiceRotators {

  /** These have rotations of their own, or nothing to rotate. */
  static final Set<String> BUILT_IN =
      Set.of(
          RotationRequest.N8N,
          RotationRequest.POSTGRES,
          RotationRequest.QDRANT,
          RotationRequest.CRAWL4AI,
          RotationRequest.OLLAMA);

  private ServiceRotators() {}

  /**
   * Asks all of them about every service that is not built in.
   *
   * @return the secrets of each service that has any, by its name
   * @throws GeuseMakerException when a rotator fails or declares what it must not
   */
  static Map<String, List<EnvSecret>> secrets(Survey survey) {
    return secrets(survey, Extensions.of(ServiceRotator.class));
  }

  static Map<String, List<EnvSecret>> secrets(Survey survey, List<ServiceRotator> rotators) {
    Map<String, List<EnvSecret>> secrets = new TreeMap<>();
    for (ServiceContainer container : survey.services().values()) {
      if (!BUILT_IN.contains(container.service())) {
        List<EnvSecret> declared = of(container, rotators);
        if (!declared.isEmpty()) {
          secrets.put(container.service(), declared);
        }
      }
    }
    return secrets;
  }

  /**
   * Asks all of them about one service.
   *
   * @throws GeuseMakerException when a rotator fails or declares what it must not
   */
  static List<EnvSecret> of(ServiceContainer container) {
    return BUILT_IN.contains(container.service())
        ? List.of()
        : of(container, Extensions.of(ServiceRotator.class));
  }

  private static List<EnvSecret> of(ServiceContainer container, List<ServiceRotator> rotators) {
    ComposeService service = described(container);
    List<EnvSecret> declared =
        rotators.stream()
            .flatMap(rotator -> asked(rotator, service).stream())
            .distinct()
            .sorted()
            .toList();
    requireOneWay(declared);
    return declared;
  }

  private static void requireOneWay(List<EnvSecret> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).credential().equals(sorted.get(i - 1).credential())) {
        throw new GeuseMakerException(
            new RequestFailure.Invalid("extension", sorted.get(i) + " is declared in two ways"));
      }
    }
  }

  private static ComposeService described(ServiceContainer container) {
    return new ComposeService(
        container.service(), repository(container), container.environment().names());
  }

  private static String repository(ServiceContainer container) {
    try {
      return ImageReference.parse(container.imageReference()).repository().familiar();
    } catch (GeuseMakerException e) {
      // An image that is named by its id alone.
      return "";
    }
  }

  private static List<EnvSecret> asked(ServiceRotator rotator, ComposeService service) {
    List<EnvSecret> declared;
    try {
      declared = rotator.secrets(service);
    } catch (RuntimeException e) {
      throw Extensions.broken(rotator, e);
    }
    for (EnvSecret secret : declared) {
      if (!secret.service().equals(service.name())) {
        throw new GeuseMakerException(
            new RequestFailure.Invalid(
                "extension",
                rotator.getClass().getName()
                    + " was asked about "
                    + service.name()
                    + " and declares "
                    + secret));
      }
    }
    return declared;
  }
}
