package io.geusemaker.core.patch;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.ShellText;
import io.geusemaker.core.step.MigrationCheck;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.Survey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which migrations a candidate would run on n8n's database; known where its image is. */
final class CandidateMigrations {

  private final Survey survey;
  private final ImageSurvey images;
  private final ScriptRunner host;

  CandidateMigrations(Survey survey, ImageSurvey images, ScriptRunner host) {
    this.survey = survey;
    this.images = images;
    this.host = host;
  }

  /** Asks the host, in one round trip; touches nothing. */
  List<Finding> of(Running running, Wanted wanted) {
    Optional<MigrationCheck> check = check(survey, images, wanted);
    if (check.isPresent()) {
      return List.of(MigrationCheck.read(host.run(script(check.get()))));
    }
    return ImageSurveyor.ownDatabase(survey).isPresent()
        ? List.of()
        : List.of(
            Finding.warning(
                MigrationCheck.CODE,
                "its database is not the stack's own, so it is not backed up from here, and "
                    + running.version()
                    + " may not start on it again once it is migrated"));
  }

  private Script script(MigrationCheck check) {
    return MigrationCheck.on(
            Script.of(
                "look at the migrations of the new n8n",
                ShellText.join(ShellText.COMMON, ShellText.LIST_MIGRATIONS)),
            Optional.of(check))
        .parameter("PROJECT", survey.project().name())
        .limit(Duration.ofMinutes(2));
  }

  /** What there is to ask; empty when n8n has no tables in the stack's own database. */
  static Optional<MigrationCheck> check(Survey survey, ImageSurvey images, Wanted wanted) {
    Optional<N8nFacts> n8n = ImageSurveyor.ownDatabase(survey);
    return images.migrations().isEmpty()
        ? Optional.empty()
        : n8n.flatMap(
            facts ->
                survey
                    .postgres()
                    .map(
                        database ->
                            new MigrationCheck(
                                wanted.info().serviceName(),
                                wanted.reference().toString(),
                                database.role(),
                                facts.database(),
                                MigrationsQuery.names(facts))));
  }
}
