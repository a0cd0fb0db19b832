package io.geusemaker.core.patch;

import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RollbackRequest;
import io.geusemaker.core.change.EarlierFiles;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.rotation.Recorded;
import io.geusemaker.core.step.ImageChange;
import io.geusemaker.core.step.KeptDumps;
import io.geusemaker.core.step.MigratedData;
import io.geusemaker.core.step.ReplaceImages;
import io.geusemaker.core.survey.Preconditions;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The way back from patches: the images before, and the data where it was migrated since. */
public final class PatchRollback implements Proposal {

  private final RollbackRequest request;
  private final List<String> undoes;
  private final ImageReplacement replacement;
  private final Optional<MigratedData> data;
  private final EarlierFiles files;
  private final Recorded recorded;
  private final Supplier<KeptDumps> kept;

  private PatchRollback(
      RollbackRequest request,
      List<String> undoes,
      ImageReplacement replacement,
      Optional<MigratedData> data,
      EarlierFiles files,
      Recorded recorded,
      Supplier<KeptDumps> kept) {
    this.request = request;
    this.undoes = List.copyOf(undoes);
    this.replacement = replacement;
    this.data = data;
    this.files = files;
    this.recorded = recorded;
    this.kept = kept;
  }

  /**
   * The images that a change has replaced.
   *
   * @param change what was done
   * @return empty when it replaced none
   */
  public static Optional<ReplaceImages> replaced(PreparedChange change) {
    return change.steps().stream()
        .filter(ReplaceImages.class::isInstance)
        .map(ReplaceImages.class::cast)
        .findFirst();
  }

  /**
   * Plans the way back; looks at the host once more and touches nothing.
   *
   * @param request what to take back
   * @param undoes the operations that are taken back, the latest first
   * @param latestFirst what they did
   * @param survey what is true on the host
   * @param host the connection
   * @param recorded what is on record about the credentials
   * @param kept which earlier dumps stay on the host; asked when it is prepared
   * @return the way back
   * @throws io.geusemaker.api.failure.GeuseMakerException when the stack is not in a state to be
   *     worked on
   */
  public static PatchRollback of(
      RollbackRequest request,
      List<String> undoes,
      List<PreparedChange> latestFirst,
      Survey survey,
      ScriptRunner host,
      Recorded recorded,
      Supplier<KeptDumps> kept) {
    Preconditions.require(survey);
    ImageSurvey images = ImageSurveyor.look(host, survey);
    List<ReplaceImages> patches =
        latestFirst.stream().flatMap(change -> replaced(change).stream()).toList();
    return new PatchRollback(
        request,
        undoes,
        new ImageReplacement(survey, images, changes(patches, survey, images)),
        data(patches, images),
        EarlierFiles.of(latestFirst),
        recorded,
        kept);
  }

  /** Each service goes back to where the earliest of the patches started. */
  private static Map<String, ImageChange> changes(
      List<ReplaceImages> latestFirst, Survey survey, ImageSurvey images) {
    Map<String, ImageChange> changes = new TreeMap<>();
    for (ReplaceImages patch : latestFirst) {
      patch
          .images()
          .forEach(
              (service, change) -> {
                ServiceContainer container = survey.services().get(service);
                RunningImage now = images.images().get(service);
                if (container != null && now != null) {
                  changes.merge(
                      service,
                      change.backFrom(container.imageReference(), now.id()),
                      ImageChange::then);
                }
              });
    }
    return changes;
  }

  /** The data as it was before the earliest patch, if it has migrated since. */
  private static Optional<MigratedData> data(List<ReplaceImages> latestFirst, ImageSurvey images) {
    return latestFirst.stream()
        .flatMap(patch -> patch.dataBefore().stream())
        .reduce((later, earlier) -> earlier)
        .filter(data -> images.migrations().filter(data.answer()::equals).isEmpty());
  }

  @Override
  public List<String> undoes() {
    return undoes;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public Map<String, String> fileDigests() {
    return replacement.survey().fileDigests();
  }

  @Override
  public Plan plan() {
    List<String> warnings = new ArrayList<>();
    data.ifPresent(
        found ->
            warnings.add(
                "database "
                    + found.database()
                    + " was migrated since and is restored from its backup: WHAT WAS WRITTEN SINCE"
                    + " THE PATCH IS LOST from it; a dump of it as it is now is kept in "
                    + Backups.directory(replacement.layout())));
    List<PatchInfo> patches = new ArrayList<>();
    replacement.changes().forEach((service, change) -> patches.add(info(service, change)));
    return new PatchPlanWriter(
            request.deploymentName(), replacement, patches, warnings, false, Optional.empty())
        .write(request + " " + undoes);
  }

  private static PatchInfo info(String service, ImageChange change) {
    return PatchInfo.of(
        service,
        ImageReference.parse(change.referenceAfter()).repository().familiar(),
        change.versionBefore(),
        change.versionAfter());
  }

  @Override
  public PreparedChange prepare() {
    return new PreparedChange(
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        replacement.steps(kept.get(), data).stream().map(files::exactly).toList(),
        // A database that is restored does not have what was written since.
        replacement.evidence(recorded, data.isEmpty()),
        Optional.of(replacement.evidenceOfOld(recorded)));
  }
}
