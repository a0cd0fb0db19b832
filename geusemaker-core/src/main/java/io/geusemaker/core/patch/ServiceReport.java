package io.geusemaker.core.patch;

import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.ServiceStatus;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what the services run, and what of an earlier plan to patch them still holds. */
public final class ServiceReport {

  private final Survey survey;
  private final ImageSurvey images;

  private ServiceReport(Survey survey, ImageSurvey images) {
    this.survey = survey;
    this.images = images;
  }

  /**
   * Looks at the images, in one round trip; touches nothing.
   *
   * @param survey what is true on the host
   * @param host the connection
   * @return the report
   * @throws io.geusemaker.api.failure.GeuseMakerException when the host did not answer as expected
   */
  public static ServiceReport of(Survey survey, ScriptRunner host) {
    return new ServiceReport(survey, ImageSurveyor.look(host, survey));
  }

  /**
   * Asks registries and advisory sources what there is for these services now; touches nothing.
   *
   * @param request on which terms
   * @param host the connection
   * @param cache where answers of registries may be kept
   * @return an entry for each service that is meant
   * @throws io.geusemaker.api.failure.GeuseMakerException when the stack is not in a state to be
   *     worked on, or a registry cannot be relied on
   */
  public List<KnownPatch> ask(PatchRequest request, ScriptRunner host, Path cache) {
    return PatchProposal.blueprint(request, survey, images, host, cache).known(Instant.now());
  }

  /**
   * What each service runs.
   *
   * @return sorted by name
   */
  public List<ServiceStatus> services() {
    Map<String, String> versions = new RunningServices(survey, images).versions();
    List<ServiceStatus> services = new ArrayList<>();
    for (ServiceContainer container : survey.services().values()) {
      services.add(
          new ServiceStatus(
              container.service(),
              container.imageReference(),
              versions.getOrDefault(container.service(), ""),
              image(container.service()).map(RunningImage::digest).orElse(""),
              container.condition(),
              container.isUp()));
    }
    return services;
  }

  /**
   * What was known of patches, as far as the services still run what it was about.
   *
   * @param earlier what was known when patches were last planned
   * @return the same where nothing has changed since; where the patch was applied, what stays open
   *     after it; nothing of a service that runs something else now
   */
  public List<KnownPatch> holding(List<KnownPatch> earlier) {
    return earlier.stream().flatMap(known -> holding(known).stream()).toList();
  }

  private Optional<KnownPatch> holding(KnownPatch known) {
    PatchInfo patch = known.patch();
    Optional<RunningImage> image = image(patch.serviceName());
    if (image.isEmpty()) {
      return Optional.empty();
    }
    if (runs(image.get(), patch.oldDigest())) {
      return Optional.of(known);
    }
    return !patch.newDigest().isEmpty() && runs(image.get(), patch.newDigest())
        ? Optional.of(new KnownPatch(applied(patch), known.vulnerabilitiesKnown(), known.askedAt()))
        : Optional.empty();
  }

  /** It is what runs now, and nothing newer was known of. */
  private static PatchInfo applied(PatchInfo patch) {
    return new PatchInfo(
        patch.serviceName(),
        patch.image(),
        patch.newVersion(),
        "",
        patch.newDigest(),
        "",
        patch.patchLevel(),
        List.of(),
        patch.openAdvisories(),
        List.of(),
        Optional.of("patched to the newest that was known"));
  }

  private static boolean runs(RunningImage image, String digest) {
    return digest.isEmpty()
        ? image.digests().isEmpty()
        : image.digests().stream().anyMatch(known -> known.endsWith("@" + digest));
  }

  private Optional<RunningImage> image(String service) {
    return Optional.ofNullable(images.images().get(service));
  }
}
