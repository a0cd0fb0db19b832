package io.geusemaker.core.patch;

import io.geusemaker.core.compose.FileEdit;
import io.geusemaker.core.compose.ImageEdits;
import io.geusemaker.core.proof.Evidence;
import io.geusemaker.core.proof.ImagesProof;
import io.geusemaker.core.rotation.PresentAccess;
import io.geusemaker.core.rotation.Recorded;
import io.geusemaker.core.step.BackUpDatabase;
import io.geusemaker.core.step.HostLayout;
import io.geusemaker.core.step.ImageChange;
import io.geusemaker.core.step.KeptDumps;
import io.geusemaker.core.step.MigratedData;
import io.geusemaker.core.step.ReplaceImages;
import io.geusemaker.core.step.Restarts;
import io.geusemaker.core.step.Step;
import io.geusemaker.core.step.WriteFiles;
import io.geusemaker.core.survey.Survey;
import io.geusemaker.core.survey.SurveyedProject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Other images for services of a surveyed stack, whichever way it goes.
 *
 * @param survey what is true on the host
 * @param images what is true of its images
 * @param changes what each service runs before and after
 */
record ImageReplacement(Survey survey, ImageSurvey images, Map<String, ImageChange> changes) {

  /** A new release may have much to migrate before it answers. */
  private static final int START_SECONDS = 600;

  /** Longer than it takes a container that dies at once to be restarted. */
  private static final int SETTLE_SECONDS = 5;

  ImageReplacement {
    changes = new TreeMap<>(changes);
  }

  HostLayout layout() {
    return HostLayout.of(survey.project());
  }

  /** In the order in which they are recreated: the database first, n8n last. */
  List<String> services() {
    List<String> services = new ArrayList<>(changes.keySet());
    services.sort(Comparator.comparingInt(RunningServices::rank));
    return services;
  }

  /** A release for each service, in words. */
  String inWords() {
    List<String> words = new ArrayList<>();
    services().forEach(service -> words.add(service + " " + change(service).versionAfter()));
    return String.join(", ", words);
  }

  ImageChange change(String service) {
    return Optional.ofNullable(changes.get(service)).orElseThrow();
  }

  /**
   * What the files become.
   *
   * @throws io.geusemaker.api.failure.GeuseMakerException when an image cannot be changed by itself
   */
  List<FileEdit> edits() {
    Map<String, String> references = new TreeMap<>();
    changes.forEach((service, change) -> references.put(service, change.referenceAfter()));
    return references.isEmpty()
        ? List.of()
        : ImageEdits.apply(SurveyedProject.files(survey), references);
  }

  /** A backup where there is a database, then the images. */
  List<Step> steps(KeptDumps kept, Optional<MigratedData> dataAfter) {
    Optional<BackUpDatabase> backup = Backups.of(survey, images, layout(), kept);
    List<Step> steps = new ArrayList<>();
    backup.ifPresent(steps::add);
    steps.add(
        new ReplaceImages(
            layout(),
            changes,
            new WriteFiles(
                layout(),
                PresentAccess.changes(survey, edits()),
                new Restarts(List.of(), START_SECONDS)),
            new Restarts(services(), START_SECONDS),
            backup.flatMap(dump -> Backups.migrated(dump, survey, images, services())),
            dataAfter));
    return steps;
  }

  /** That the images after run, and what the stack does still works. */
  Evidence evidence(Recorded recorded, boolean rows) {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    changes.forEach(
        (service, change) -> {
          expected.put(service, change.imageAfter());
          names.put(service, change.versionAfter());
        });
    return evidence(recorded, expected, names, rows);
  }

  /** That the images before run again, for after an undo. */
  Evidence evidenceOfOld(Recorded recorded) {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    changes.forEach(
        (service, change) -> {
          expected.put(service, change.imageBefore());
          names.put(service, change.versionBefore());
        });
    return evidence(recorded, expected, names, true);
  }

  private Evidence evidence(
      Recorded recorded, Map<String, String> expected, Map<String, String> names, boolean rows) {
    return new Evidence(
        survey.project().name(),
        PresentAccess.database(survey, recorded),
        Optional.empty(),
        rows ? PresentAccess.rows(survey) : Optional.empty(),
        Optional.of(
            new ImagesProof(
                expected,
                names,
                SETTLE_SECONDS,
                changes.containsKey(RunningServices.N8N) && survey.n8n().isPresent())));
  }
}
