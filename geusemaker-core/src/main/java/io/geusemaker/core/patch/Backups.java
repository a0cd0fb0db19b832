package io.geusemaker.core.patch;

import io.geusemaker.core.step.BackUpDatabase;
import io.geusemaker.core.step.HostLayout;
import io.geusemaker.core.step.KeptDumps;
import io.geusemaker.core.step.MigratedData;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.Survey;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The dump that is taken before anything may write the data otherwise. */
final class Backups {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  private Backups() {}

  /** Empty when the stack has no database that could be asked. */
  static Optional<BackUpDatabase> of(
      Survey survey, ImageSurvey images, HostLayout layout, KeptDumps kept) {
    if (images.database().isEmpty()) {
      return Optional.empty();
    }
    byte[] random = new byte[3];
    RANDOM.nextBytes(random);
    String name = NAME.format(Instant.now()) + "-" + HexFormat.of().formatHex(random) + ".dump";
    return survey
        .postgres()
        .map(
            facts ->
                new BackUpDatabase(
                    layout,
                    directory(layout) + "/" + name,
                    facts.role(),
                    ImageSurveyor.database(survey),
                    kept));
  }

  /** Where dumps stay on the host. */
  static String directory(HostLayout layout) {
    return layout.directory() + "/.geusemaker-backups";
  }

  /** What bringing the dump back takes; empty when nothing that is replaced migrates it. */
  static Optional<MigratedData> migrated(
      BackUpDatabase backup, Survey survey, ImageSurvey images, List<String> replaced) {
    Optional<N8nFacts> n8n = ImageSurveyor.ownDatabase(survey);
    RunningImage client = images.images().get(RunningServices.N8N);
    if (n8n.isEmpty()
        || images.migrations().isEmpty()
        || client == null
        || !replaced.contains(RunningServices.N8N)) {
      return Optional.empty();
    }
    return Optional.of(
        new MigratedData(
            backup.path(),
            backup.user(),
            backup.database(),
            RunningServices.N8N,
            client.id(),
            MigrationsQuery.of(n8n.get()),
            images.migrations().get()));
  }
}
