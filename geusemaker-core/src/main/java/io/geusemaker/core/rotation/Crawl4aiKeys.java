package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.credential.Crawl4aiSession;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Crawl4AI's token and the secret that signs what it issues. Releases from 0.5.0 to 0.8.6 ignore
 * the token; those before check it on all but {@code /health}, and from 0.9.0 on it, or a token
 * that is signed with the secret, is asked for everywhere but there and at {@code /token}. From
 * 0.5.0 to 0.8.6 the secret matters where {@code config.yml} says {@code jwt_enabled}.
 */
final class Crawl4aiKeys {

  static final String SERVICE = RotationRequest.CRAWL4AI;
  static final CredentialId TOKEN = new CredentialId(SERVICE, "api-token");
  static final CredentialId JWT_SECRET = new CredentialId(SERVICE, "jwt-secret");

  private static final String VARIABLE = "CRAWL4AI_API_TOKEN";
  private static final String SIGNING = "SECRET_KEY";
  private static final int PORT = 11_235;
  private static final HttpCheck CHECK = HttpCheck.get("/schema").onPort(PORT).expecting(200, 404);

  /** A task that does not exist: that is told only to whom has the token. */
  private static final HttpCheck EARLY_CHECK =
      HttpCheck.get("/task/none").onPort(PORT).expecting(200, 404);

  private final Survey survey;
  private final CredentialSources sources;
  private final List<String> warnings;

  Crawl4aiKeys(Survey survey, CredentialSources sources, List<String> warnings) {
    this.survey = survey;
    this.sources = sources;
    this.warnings = warnings;
  }

  /** Whether the container was given any. */
  static boolean areSet(ServiceContainer container) {
    return isSet(container, VARIABLE) || isSet(container, SIGNING);
  }

  private static boolean isSet(ServiceContainer container, String variable) {
    return container.environment().plain(variable).isPresent();
  }

  List<SecretTarget> find(ServiceContainer container) {
    Optional<Release> release = Release.of(survey, SERVICE);
    List<SecretTarget> targets = new ArrayList<>();
    if (isSet(container, VARIABLE)) {
      targets.add(token(release));
    }
    // Releases before 0.5.0 sign nothing.
    if (isSet(container, SIGNING) && release.filter(found -> found.isBefore(0, 5)).isEmpty()) {
      targets.add(signing(release));
    }
    return targets;
  }

  private SecretTarget signing(Optional<Release> release) {
    SecretTarget found =
        new SecretFinder(survey, sources)
            .find(EnvSecret.named(SIGNING).of(SERVICE))
            .called(JWT_SECRET);
    warnings.add("tokens that crawl4ai has issued at /token end with its " + SIGNING);
    if (release.filter(Crawl4aiKeys::ignoresIt).isPresent()) {
      return found.uncheckedBecause(
          "this version reads it only where its config.yml says jwt_enabled");
    }
    requireAnswer(JWT_SECRET);
    return found.checkedBy(CHECK, Crawl4aiSession::token);
  }

  private SecretTarget token(Optional<Release> release) {
    EnvSecret token = EnvSecret.named(VARIABLE).of(SERVICE);
    SecretFinder finder = new SecretFinder(survey, sources);
    if (release.filter(Crawl4aiKeys::ignoresIt).isPresent()) {
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
    requireAnswer(TOKEN);
    return found;
  }

  private void requireAnswer(CredentialId credential) {
    if (!survey.http().answers(SERVICE)) {
      throw SecretFinder.notRotatable(
          credential, "crawl4ai does not answer over HTTP to the host; it has to be up first");
    }
  }

  private static boolean ignoresIt(Release release) {
    return !release.isBefore(0, 5) && release.isBefore(0, 9);
  }
}
