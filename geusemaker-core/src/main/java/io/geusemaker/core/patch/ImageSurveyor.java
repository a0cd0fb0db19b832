package io.geusemaker.core.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import io.geusemaker.core.image.Platform;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at images in one round trip. */
final class ImageSurveyor {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "look at the images";

  private ImageSurveyor() {}

  /**
   * Looks.
   *
   * @throws GeuseMakerException when the host did not answer as expected
   */
  static ImageSurvey look(ScriptRunner host, Survey survey) {
    Sections sections = host.run(script(survey));
    try {
      return read(sections, survey);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new GeuseMakerException(
          new HostFailure.ScriptFailed(NAME, 0, "its output was not understood"), e);
    }
  }

  private static Script script(Survey survey) {
    return Script.of(NAME, ShellText.join(ShellText.COMMON, ShellText.SURVEY_IMAGES))
        .parameter("PROJECT", survey.project().name())
        .parameter("DATABASE_USER", survey.postgres().map(facts -> facts.role()).orElse(""))
        .parameter("DATABASE", database(survey))
        .parameter("MIGRATIONS_QUERY", ownDatabase(survey).map(MigrationsQuery::of).orElse(""))
        .limit(Duration.ofMinutes(2));
  }

  static Optional<N8nFacts> ownDatabase(Survey survey) {
    return survey.n8n().filter(N8nFacts::ownDatabase).filter(n8n -> survey.postgres().isPresent());
  }

  /** The database that is asked, and backed up: n8n's, where it is in the stack. */
  static String database(Survey survey) {
    return ownDatabase(survey)
        .map(N8nFacts::database)
        .or(() -> survey.postgres().map(facts -> facts.database()))
        .orElse("");
  }

  private static ImageSurvey read(Sections sections, Survey survey) throws JsonProcessingException {
    Map<String, RunningImage> byId = new TreeMap<>();
    for (JsonNode image : JSON.readTree(sections.required("images"))) {
      List<String> digests = new ArrayList<>();
      image.path("RepoDigests").forEach(digest -> digests.add(digest.asText()));
      String id = image.path("Id").asText();
      byId.put(id, new RunningImage(id, digests, InspectedImage.read(image)));
    }
    Map<String, RunningImage> byService = new TreeMap<>();
    survey
        .services()
        .forEach(
            (service, container) -> {
              RunningImage image = byId.get(container.imageId());
              if (image != null) {
                byService.put(service, image);
              }
            });
    Optional<DatabaseFacts> database = Optional.empty();
    String answer = sections.text("database").orElse("");
    if (!answer.isEmpty()) {
      database =
          Optional.of(
              DatabaseFacts.read(
                  JSON.readTree(answer), sections.text("database-system").orElse("")));
    }
    return new ImageSurvey(
        Platform.parse(sections.required("platform")),
        number(sections, "image-free-kib"),
        byService,
        database,
        sections.text("migrations").filter(text -> !text.isEmpty()));
  }

  private static Optional<Long> number(Sections sections, String name) {
    return sections.text(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
  }
}
