package io.geusemaker.core.patch;

import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.Plan;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.registry.Registry;
import io.geusemaker.core.registry.RegistrySettings;
import io.geusemaker.core.rotation.Recorded;
import io.geusemaker.core.signature.Cosign;
import io.geusemaker.core.step.KeptDumps;
import io.geusemaker.core.survey.Survey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A patch that was planned and can be prepared. */
public final class PatchProposal implements Proposal {

  private final PatchRequest request;
  private final PatchBlueprint blueprint;
  private final Recorded recorded;
  private final Supplier<KeptDumps> kept;
  private final Instant plannedAt = Instant.now();

  private PatchProposal(
      PatchRequest request, PatchBlueprint blueprint, Recorded recorded, Supplier<KeptDumps> kept) {
    this.request = request;
    this.blueprint = blueprint;
    this.recorded = recorded;
    this.kept = kept;
  }

  /**
   * Plans a patch; looks at the host once more and asks registries and advisory databases, and
   * touches nothing.
   *
   * @param request what to patch, and on which terms
   * @param survey what is true on the host
   * @param host the connection
   * @param recorded what is on record about the credentials
   * @param cache where answers of registries may be kept
   * @param kept which earlier dumps stay on the host; asked when it is prepared
   * @return the proposal
   * @throws io.geusemaker.api.failure.GeuseMakerException when the stack is not in a state to be
   *     worked on, or a registry cannot be relied on
   */
  public static PatchProposal of(
      PatchRequest request,
      Survey survey,
      ScriptRunner host,
      Recorded recorded,
      Path cache,
      Supplier<KeptDumps> kept) {
    return new PatchProposal(
        request,
        blueprint(request, survey, ImageSurveyor.look(host, survey), host, cache),
        recorded,
        kept);
  }

  static PatchBlueprint blueprint(
      PatchRequest request, Survey survey, ImageSurvey images, ScriptRunner host, Path cache) {
    Registry registry = Registry.of(settings(request, cache));
    return new PatchPlanner(
            request,
            survey,
            images,
            new CandidateFinder(request, registry, images.platform(), Clock.systemUTC()),
            new Assessor(AdvisorySources.of(request)),
            new Fitness(
                images,
                new SignatureCheck(request.signatures(), Cosign.reading(registry)),
                new CandidateMigrations(survey, images, host)))
        .plan();
  }

  /**
   * Refuses a rehearsal for which the host has no room, before anything is pulled.
   *
   * @param host the connection
   * @throws io.geusemaker.api.failure.GeuseMakerException when a rehearsal was asked for and memory
   *     or disk does not allow it
   */
  public void requireRoom(ScriptRunner host) {
    blueprint
        .rehearsal()
        .ifPresent(
            rehearsal ->
                rehearsal
                    .room(blueprint.pulledKib())
                    .require(host, blueprint.replacement().layout()));
  }

  /**
   * What came to be known of patches, for those who ask later.
   *
   * @return an entry for each service that was meant
   */
  public List<KnownPatch> known() {
    return blueprint.known(plannedAt);
  }

  private static RegistrySettings settings(PatchRequest request, Path cache) {
    RegistrySettings settings = RegistrySettings.standard();
    if (!request.registries().isEmpty()) {
      settings = settings.withAllowed(Set.copyOf(request.registries()));
    }
    return request.cacheSeconds() > 0
        ? settings.withCache(cache, Duration.ofSeconds(request.cacheSeconds()))
        : settings;
  }

  @Override
  public boolean isEmpty() {
    return blueprint.wanted().isEmpty();
  }

  @Override
  public Plan plan() {
    return blueprint.plan();
  }

  @Override
  public Map<String, String> fileDigests() {
    return blueprint.replacement().survey().fileDigests();
  }

  @Override
  public PreparedChange prepare() {
    return new PatchPreparer(request, blueprint, recorded, kept.get()).prepare();
  }
}
