package io.geusemaker.core.patch;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.selection.Tag;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds out what the services that are meant run now. */
final class RunningServices {

  static final String POSTGRES = "postgres";
  static final String N8N = "n8n";

  private final Survey survey;
  private final ImageSurvey images;

  RunningServices(Survey survey, ImageSurvey images) {
    this.survey = survey;
    this.images = images;
  }

  /**
   * Those that are meant, the database first and n8n last: it needs the others.
   *
   * @throws GeuseMakerException when a service that was named does not exist
   */
  List<Running> meant(PatchRequest request) {
    List<String> known = List.copyOf(survey.services().keySet());
    for (String service : request.services()) {
      if (!known.contains(service)) {
        throw new GeuseMakerException(new RequestFailure.UnknownService(service, known));
      }
    }
    List<Running> meant = new ArrayList<>();
    for (ServiceContainer container : survey.services().values()) {
      RunningImage image = images.images().get(container.service());
      if (request.selects(container.service()) && image != null) {
        reference(container)
            .ifPresent(
                reference ->
                    meant.add(
                        new Running(
                            container, reference, image, version(container, reference, image))));
      }
    }
    meant.sort(
        Comparator.comparingInt((Running one) -> rank(one.service()))
            .thenComparing(Running::service));
    return meant;
  }

  static int rank(String service) {
    return service.equals(POSTGRES) ? 0 : service.startsWith(N8N) ? 2 : 1;
  }

  private static Optional<ImageReference> reference(ServiceContainer container) {
    try {
      return Optional.of(ImageReference.parse(container.imageReference()));
    } catch (GeuseMakerException e) {
      // An image that is named by its id alone has no repository to look in.
      return Optional.empty();
    }
  }

  /** What the program says of itself, else what its image says, else its tag. */
  private String version(ServiceContainer container, ImageReference reference, RunningImage image) {
    return told(survey, container.service())
        .or(image::labelledVersion)
        .or(() -> reference.tag().map(Tag::parse).flatMap(Tag::programVersion))
        .orElse("");
  }

  private static Optional<String> told(Survey survey, String service) {
    Optional<String> told =
        switch (service) {
          case POSTGRES -> survey.postgres().map(facts -> facts.version().replaceFirst(" .*", ""));
          case N8N -> survey.n8n().map(facts -> facts.version());
          default -> Optional.empty();
        };
    return told.filter(text -> !text.isBlank());
  }

  /** What every service runs, those too whose image has no repository. */
  Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    for (ServiceContainer container : survey.services().values()) {
      RunningImage image = images.images().get(container.service());
      Optional<ImageReference> reference = reference(container);
      versions.put(
          container.service(),
          image != null && reference.isPresent()
              ? version(container, reference.get(), image)
              : told(survey, container.service()).orElse(""));
    }
    return versions;
  }
}
