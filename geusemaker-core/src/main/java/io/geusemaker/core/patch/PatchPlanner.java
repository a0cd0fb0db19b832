package io.geusemaker.core.patch;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.core.step.ImageChange;
import io.geusemaker.core.survey.Preconditions;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans a patch from the request, what is true on the host, and what the registries have. */
final class PatchPlanner {

  private final PatchRequest request;
  private final Survey survey;
  private final ImageSurvey images;
  private final CandidateFinder finder;
  private final Assessor assessor;
  private final Fitness fitness;
  private final LinePolicies lines;
  private final List<String> warnings = new ArrayList<>();

  PatchPlanner(
      PatchRequest request,
      Survey survey,
      ImageSurvey images,
      CandidateFinder finder,
      Assessor assessor,
      Fitness fitness) {
    this.request = request;
    this.survey = survey;
    this.images = images;
    this.finder = finder;
    this.assessor = assessor;
    this.fitness = fitness;
    this.lines = LinePolicies.of(request);
  }

  PatchBlueprint plan() {
    Preconditions.require(survey);
    List<Wanted> wanted = new ArrayList<>();
    List<PatchInfo> patches = new ArrayList<>();
    Map<String, ImageChange> changes = new TreeMap<>();
    for (Running one : new RunningServices(survey, images).meant(request)) {
      CandidateFinder.Found found = finder.find(one);
      if (found instanceof CandidateFinder.Found.Nothing nothing) {
        patches.add(assessed(nothing.info(), nothing.tags(), one));
      } else if (found instanceof CandidateFinder.Found.Newer newer) {
        Wanted checked = checked(newer, one);
        patches.add(checked.info());
        if (checked.info().skippedBecause().isEmpty()) {
          wanted.add(checked);
          changes.put(one.service(), change(one, checked));
        }
      }
    }
    requireAdvisories();
    ImageReplacement replacement = new ImageReplacement(survey, images, changes);
    // Refused now, before anything is pulled, when an image cannot be changed by itself.
    var ignored = replacement.edits();
    Optional<Rehearsal> rehearsal =
        request.rehearse() ? Rehearsal.of(replacement) : Optional.empty();
    return new PatchBlueprint(
        new PatchPlanWriter(
                request.deploymentName(), replacement, patches, warnings, true, rehearsal)
            .write(request),
        replacement,
        wanted,
        assessor.assessed(),
        rehearsal);
  }

  private static ImageChange change(Running running, Wanted wanted) {
    return new ImageChange(
        running.container().imageReference(),
        wanted.reference().toString(),
        running.image().id(),
        wanted.image().digest().toString(),
        wanted.info().oldVersion(),
        wanted.info().newVersion());
  }

  private PatchInfo assessed(PatchInfo info, List<String> tags, Running one) {
    return assessor.assess(info, tags, lines.of(one));
  }

  private Wanted checked(CandidateFinder.Found.Newer newer, Running one) {
    Wanted wanted = newer.wanted();
    PatchInfo info = assessed(wanted.info(), newer.tags(), one).plus(fitness.of(one, wanted));
    if (request.rehearse()) {
      info = info.plus(Rehearsal.hindrances(survey, images, one.container()));
    }
    if (!one.container().isUp()) {
      info =
          info.plus(
              List.of(
                  Finding.blocker(
                      "not-running", "its container is " + one.container().condition())));
    }
    boolean allowed = request.allow().contains(one.service());
    return wanted.with(info.isBlocked() && !allowed ? info.skip(reason(info)) : info);
  }

  private static String reason(PatchInfo info) {
    return info.findings().stream()
        .filter(finding -> finding.severity() == Finding.Severity.BLOCKER)
        .map(Finding::text)
        .findFirst()
        .orElse("it does not fit");
  }

  private void requireAdvisories() {
    List<String> gaps = assessor.gaps();
    if (!gaps.isEmpty() && request.requireAdvisories()) {
      throw new GeuseMakerException(new StackFailure.NoAdvisories(gaps.get(0)));
    }
    gaps.forEach(gap -> warnings.add("known vulnerabilities may be missing here: " + gap));
  }
}
