package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Optional;

/**
 * Crawl4AI's token. Releases from 0.5.0 to 0.8.6 ignore it; those before check it on all but {@code
 * /health}, and from 0.9.0 on it is checked everywhere but there and at {@code /token}.
 */
final class Crawl4aiToken {

  static final String SERVICE = RotationRequest.CRAWL4AI;
  static final CredentialId TOKEN = new CredentialId(SERVICE, "api-token");

  private static final String VARIABLE = "CRAWL4AI_API_TOKEN";
  private static final int PORT = 11_235;
  private static final HttpCheck CHECK = HttpCheck.get("/schema").onPort(PORT).expecting(200, 404);

  /** A task that does not exist: that is told only to whom has the token. */
  private static final HttpCheck EARLY_CHECK =
      HttpCheck.get("/task/none").onPort(PORT).expecting(200, 404);

  private final Survey survey;
  private final CredentialSources sources;
  private final List<String> warnings;

  Crawl4aiToken(Survey survey, CredentialSources sources, List<String> warnings) {
    this.survey = survey;
    this.sources = sources;
    this.warnings = warnings;
  }

  static boolean isSet(ServiceContainer container) {
    return container.environment().plain(VARIABLE).isPresent();
  }

  SecretTarget find() {
    Optional<Release> release = Release.of(survey, SERVICE);
    EnvSecret token = EnvSecret.named(VARIABLE).of(SERVICE);
    SecretFinder finder = new SecretFinder(survey, sources);
    if (release.filter(Crawl4aiToken::ignoresIt).isPresent()) {
      warnings.add(
          "crawl4ai "
              + release.get().text()
              + " ignores "
              + VARIABLE
              + ": whoever reaches it may use it, and rotating protects nothing before 0.9.0");
      return finder.find(token).called(TOKEN).uncheckedBecause("not checked by this version");
    }
    boolean early = release.filter(found -> found.isBefore(0, 5)).isPresent();
    SecretTarget found = finder.find(token.provenBy(early ? EARLY_CHECK : CHECK)).called(TOKEN);
    if (!survey.http().answers(SERVICE)) {
      throw SecretFinder.notRotatable(
          TOKEN, "crawl4ai does not answer over HTTP to the host; it has to be up first");
    }
    return found;
  }

  private static boolean ignoresIt(Release release) {
    return !release.isBefore(0, 5) && release.isBefore(0, 9);
  }
}
