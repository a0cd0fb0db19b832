package io.geusemaker.core.rotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.credential.N8nApiKey;
import io.geusemaker.core.credential.N8nSigningSecret;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.survey.EncryptedData;
import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the API keys that n8n has issued, and what it signs them with. */
final class IssuedKeyFinder {

  private static final String SERVICE = IssuedKeyTarget.SERVICE;
  private static final String LISTS_WORKFLOWS = "workflow:list";

  private final Survey survey;
  private final CredentialSources sources;
  private final Recorded recorded;
  private final List<String> warnings;

  IssuedKeyFinder(
      Survey survey, CredentialSources sources, Recorded recorded, List<String> warnings) {
    this.survey = survey;
    this.sources = sources;
    this.recorded = recorded;
    this.warnings = warnings;
  }

  /**
   * Finds them; those that are left as they are, because they cannot be reissued or were not named,
   * are told of in warnings.
   *
   * @param selection which of them are asked for
   * @param wanted which of those are of interest
   * @throws GeuseMakerException when none could be reissued, or one that was named cannot
   */
  List<IssuedKeyTarget> find(IssuedKeySelection selection, Predicate<CredentialId> wanted) {
    ServiceContainer container = survey.service(SERVICE).orElseThrow(() -> no("there is no n8n"));
    if (!container.isUp()) {
      throw new GeuseMakerException(
          new StackFailure.ContainerStopped(SERVICE, container.condition()));
    }
    N8nFacts n8n =
        survey
            .n8n()
            .filter(N8nFacts::ownDatabase)
            .orElseThrow(() -> no("its tables are not in the stack's own PostgreSQL"));
    Optional<Release> release = Release.parse(n8n.version()).or(() -> Release.of(survey, SERVICE));
    if (release.filter(found -> found.isBefore(1, 62)).isPresent()) {
      throw no("n8n before 1.62 keeps them in another place, which is not supported");
    }
    requireProvable(container.environment());
    List<N8nFacts.IssuedKey> issued = n8n.issuedKeys();
    List<N8nFacts.IssuedKey> selected = selection.among(issued);
    List<IssuedKeyTarget> targets = new ArrayList<>();
    for (N8nFacts.IssuedKey key : selected) {
      if (wanted.test(key.credential())) {
        find(key, selection, n8n, container.environment(), release).ifPresent(targets::add);
      }
    }
    leaveUnnamed(issued.stream().filter(key -> !selected.contains(key)).toList());
    if (issued.isEmpty()) {
      warnings.add("n8n has issued no API key: there is none to reissue");
    }
    return targets;
  }

  private void requireProvable(Environment environment) {
    if (environment.isTrue("N8N_PUBLIC_API_DISABLED")) {
      throw no("n8n's public API is switched off, so that nothing could be proven");
    }
    if (environment.plain("N8N_PROTOCOL").filter("https"::equals).isPresent()) {
      throw no("n8n speaks TLS only, which is not supported");
    }
    if (!survey.http().curl()) {
      throw no("curl is not installed on the host, and they are proven with that");
    }
  }

  private Optional<IssuedKeyTarget> find(
      N8nFacts.IssuedKey key,
      IssuedKeySelection selection,
      N8nFacts n8n,
      Environment environment,
      Optional<Release> release) {
    Optional<String> reason = unfit(key);
    if (reason.isPresent() && selection.isByName()) {
      throw no(key + " of " + key.user() + " cannot be reissued: " + reason.get());
    }
    if (reason.isPresent()) {
      leave(key, reason.get());
      return Optional.empty();
    }
    Optional<Secret> signing =
        N8nApiKey.isPlain(key.value()) ? Optional.empty() : Optional.of(signing(n8n, environment));
    return Optional.of(
        new IssuedKeyTarget(key, signing, check(key, environment, release), age(key)));
  }

  private void leave(N8nFacts.IssuedKey key, String reason) {
    warnings.add(IssuedKeyTarget.describe(key, age(key)) + ": it is left as it is, " + reason);
  }

  private void leaveUnnamed(List<N8nFacts.IssuedKey> keys) {
    if (!keys.isEmpty()) {
      warnings.add(
          "left as they are, because they were not named: "
              + String.join(
                  "; ",
                  keys.stream().map(key -> IssuedKeyTarget.describe(key, age(key))).toList()));
    }
  }

  /** Since when it has had its value, as far as is known. */
  private Optional<Duration> age(N8nFacts.IssuedKey key) {
    Instant issued = recorded.rotated().getOrDefault(key.credential(), key.made());
    return Optional.of(Duration.between(issued, recorded.now())).filter(age -> !age.isNegative());
  }

  private static Optional<String> unfit(N8nFacts.IssuedKey key) {
    if (!key.audience().equals("public-api")) {
      return Optional.of("it does not open the public API, but " + key.audience());
    }
    if (key.disabled()) {
      return Optional.of("its user is disabled");
    }
    if (!N8nApiKey.isKnown(key.value())) {
      return Optional.of("its form is not known here");
    }
    return N8nApiKey.hasEnded(key.value(), Instant.now())
        ? Optional.of("its time is over; delete it in n8n")
        : Optional.empty();
  }

  /** By a route that the key may use: one that it may not use is answered as a wrong key is. */
  private static HttpCheck check(
      N8nFacts.IssuedKey key, Environment environment, Optional<Release> release) {
    int port = Integer.parseInt(environment.plain("N8N_PORT", "5678"));
    String base = "/" + environment.plain("N8N_PUBLIC_API_ENDPOINT", "api") + "/v1/";
    HttpCheck check;
    if (key.scopes().map(scopes -> scopes.contains(LISTS_WORKFLOWS)).orElse(true)) {
      check = HttpCheck.get(base + "workflows?limit=1");
    } else if (release.filter(found -> found.isBefore(2, 0)).isPresent()) {
      // 1.x looks at what was asked before it looks at what the key may do.
      check = HttpCheck.get(base + "workflows?limit=none").expecting(400);
    } else {
      check = HttpCheck.get(base + "discover");
    }
    return check.onPort(port).header("X-N8N-API-KEY");
  }

  /** In the order in which n8n looks for it. */
  private Secret signing(N8nFacts n8n, Environment environment) {
    Optional<Secret> given = environment.secret(N8nSecrets.JWT_VARIABLE);
    if (given.isEmpty() && environment.plain(N8nSecrets.JWT_VARIABLE + "_FILE").isPresent()) {
      given = sources.find(SERVICE, N8nSecrets.JWT_VARIABLE).flatMap(sources::value);
      if (given.isEmpty()) {
        throw no("the file with the secret that signs them could not be read");
      }
    }
    if (given.isPresent()) {
      return given.get();
    }
    Secret encryptionKey =
        n8n.encryptionKey().orElseThrow(() -> no("n8n's encryption key could not be found"));
    return n8n.encrypted().selfMade().stream()
        .filter(row -> row.table().equals("deployment_key"))
        .map(row -> row(row))
        .filter(row -> row.path("type").asText().equals("signing.jwt"))
        .filter(row -> row.path("status").asText("active").equals("active"))
        .findFirst()
        .map(row -> kept(row, encryptionKey))
        .orElseGet(() -> N8nSigningSecret.derived(encryptionKey));
  }

  private static Secret kept(JsonNode row, Secret encryptionKey) {
    Secret value = Secret.of(row.path("value").asText());
    if (row.path("algorithm").isNull()) {
      return value;
    }
    return Optional.of(row.path("algorithm").asText())
        .filter(N8nSigningSecret.WRAPPED::equals)
        .flatMap(wrapped -> N8nSigningSecret.unwrapped(value, encryptionKey))
        .orElseThrow(() -> no("the secret that signs them is kept in a form not known here"));
  }

  private static JsonNode row(EncryptedData.SelfMade row) {
    try {
      return Json.mapper().readTree(Stored.text(row.row()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a row of deployment_key is no JSON");
    }
  }

  private static GeuseMakerException no(String reason) {
    return SecretFinder.notRotatable(RequestedCredential.API_KEYS.credential(), reason);
  }
}
