package io.geusemaker.core.patch;

import io.geusemaker.api.model.Finding;
import java.util.ArrayList;
import java.util.List;

/** Everything that speaks for or against running an image on this host, before anything stops. */
final class Fitness {

  /** Layers are packed while they travel, and lie there packed and unpacked for a moment. */
  private static final long UNPACKED = 4;

  private final ImageSurvey images;
  private final SignatureCheck signatures;
  private final CandidateMigrations migrations;

  Fitness(ImageSurvey images, SignatureCheck signatures, CandidateMigrations migrations) {
    this.images = images;
    this.signatures = signatures;
    this.migrations = migrations;
  }

  List<Finding> of(Running running, Wanted wanted) {
    List<Finding> findings = new ArrayList<>(signatures.of(wanted));
    findings.addAll(
        Compatibility.compare(
            running.container(),
            running.image().configuration(),
            wanted.image().configuration(),
            images.platform()));
    if (running.service().equals(RunningServices.POSTGRES)) {
      findings.addAll(
          DatabaseCompatibility.compare(
              running.version(),
              wanted.info().newVersion(),
              images.database(),
              running.image().configuration(),
              wanted.image().configuration()));
    } else if (running.service().equals(RunningServices.N8N)) {
      findings.addAll(migrations.of(running, wanted));
    } else if (!running.container().fileMounts().isEmpty()) {
      findings.add(
          Finding.warning(
              "no-backup",
              "its data is not backed up from here: only its image can be taken back"));
    }
    room(wanted).ifPresent(findings::add);
    return findings;
  }

  private java.util.Optional<Finding> room(Wanted wanted) {
    return images
        .imageFreeKib()
        .filter(free -> free < neededKib(wanted))
        .map(
            free ->
                Finding.blocker(
                    "disk",
                    "pulling it takes about "
                        + neededKib(wanted) / 1024
                        + " MiB, and "
                        + free / 1024
                        + " MiB are free where docker keeps images"));
  }

  static long neededKib(Wanted wanted) {
    return wanted.image().configuration().downloadSize() * UNPACKED / 1024;
  }
}
