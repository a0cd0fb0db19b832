package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.Companion;
import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Qdrant's keys. They are read at start only. From 1.17 on Qdrant accepts a second key that may
 * read and write, which bridges the time until all clients have the new one.
 */
final class QdrantKeys {

  static final String SERVICE = RotationRequest.QDRANT;
  static final CredentialId KEY = new CredentialId(SERVICE, "api-key");
  static final CredentialId READ_ONLY = new CredentialId(SERVICE, "read-only-api-key");

  private static final String VARIABLE = "QDRANT__SERVICE__API_KEY";
  private static final String SECOND = "QDRANT__SERVICE__ALT_API_KEY";
  private static final Map<CredentialId, String> VARIABLES =
      Map.of(KEY, VARIABLE, READ_ONLY, "QDRANT__SERVICE__READ_ONLY_API_KEY");
  private static final HttpCheck CHECK =
      HttpCheck.get("/collections").onPort(6333).header("api-key");

  private final Survey survey;
  private final CredentialSources sources;
  private final List<String> warnings;

  QdrantKeys(Survey survey, CredentialSources sources, List<String> warnings) {
    this.survey = survey;
    this.sources = sources;
    this.warnings = warnings;
  }

  /** Whether the container was given a key. */
  static boolean areSet(ServiceContainer container) {
    Environment environment = container.environment();
    return VARIABLES.values().stream().anyMatch(name -> environment.plain(name).isPresent());
  }

  List<SecretTarget> find(ServiceContainer container) {
    Environment environment = container.environment();
    List<SecretTarget> targets = new ArrayList<>();
    for (CredentialId credential : List.of(KEY, READ_ONLY)) {
      String variable = VARIABLES.getOrDefault(credential, "");
      if (environment.plain(variable).isPresent()) {
        targets.add(target(credential, variable, environment));
      }
    }
    warnOfOthers(environment, targets);
    return targets;
  }

  private SecretTarget target(CredentialId credential, String variable, Environment environment) {
    if (environment.isTrue("QDRANT__SERVICE__ENABLE_TLS")) {
      throw SecretFinder.notRotatable(credential, "it speaks TLS only, which is not supported");
    }
    SecretTarget found =
        new SecretFinder(survey, sources)
            .find(EnvSecret.named(variable).of(SERVICE).provenBy(CHECK))
            .called(credential);
    if (!survey.http().answers(SERVICE)) {
      throw SecretFinder.notRotatable(
          credential, "qdrant does not answer over HTTP to the host; it has to be up first");
    }
    SecretTarget target = found.with(copies(found));
    return credential.equals(KEY) ? overlapping(target, environment) : target;
  }

  private SecretTarget overlapping(SecretTarget target, Environment environment) {
    boolean able = Release.of(survey, SERVICE).filter(r -> !r.isBefore(1, 17)).isPresent();
    Companion companion = new Companion(SERVICE, VARIABLE, SECOND);
    Optional<Secret> old = target.oldSecret();
    boolean placed =
        able
            && environment.plain(SECOND).isEmpty()
            && old.isPresent()
            && sources.canOverlap(target.source(), companion, old.get());
    if (!placed) {
      warnings.add(
          "qdrant's clients that have the old key are refused from its restart until they have the"
              + " new one"
              + (able ? "" : "; from 1.17 on it could accept both meanwhile"));
    }
    return placed ? target.overlappingBy(companion) : target;
  }

  private StoredCopies copies(SecretTarget target) {
    Optional<N8nFacts> tables = survey.n8n().filter(N8nFacts::ownDatabase);
    if (tables.isEmpty() || survey.postgres().isEmpty() || target.oldSecret().isEmpty()) {
      return StoredCopies.none();
    }
    return StoredCopies.ofQdrant(tables.get(), names(), target.oldSecret().get());
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(Set.of(SERVICE));
    survey.service(SERVICE).ifPresent(container -> names.addAll(container.names()));
    return names;
  }

  private void warnOfOthers(Environment environment, List<SecretTarget> targets) {
    if (environment.plain(SECOND).isPresent()) {
      warnings.add("qdrant also accepts the key in " + SECOND + ", which is left as it is");
    }
    if (environment.isTrue("QDRANT__SERVICE__JWT_RBAC")) {
      warnings.add("tokens that were signed with qdrant's old key are refused: sign new ones");
    }
    targets.stream()
        .flatMap(target -> target.copies().unreadable().stream())
        .distinct()
        .forEach(
            row ->
                warnings.add(
                    "n8n keeps a Qdrant credential that could not be decrypted here, so it is not"
                        + " refreshed: "
                        + row));
  }
}
