package io.geusemaker.core.rotation;

import static io.geusemaker.api.model.RequestedCredential.API_KEYS;
import static io.geusemaker.api.model.RequestedCredential.ENCRYPTION_KEY;
import static io.geusemaker.api.model.RequestedCredential.JWT_SECRET;
import static io.geusemaker.api.model.RequestedCredential.RUNNERS_TOKEN;
import static java.util.stream.Collectors.joining;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the secrets that n8n uses by itself: no person and no other service presents them. */
final class N8nSecrets {

  static final String JWT_VARIABLE = "N8N_USER_MANAGEMENT_JWT_SECRET";
  static final String RUNNERS_VARIABLE = "N8N_RUNNERS_AUTH_TOKEN";

  private final Survey survey;
  private final CredentialSources sources;
  private final List<String> warnings;

  N8nSecrets(Survey survey, CredentialSources sources, List<String> warnings) {
    this.survey = survey;
    this.sources = sources;
    this.warnings = warnings;
  }

  /** Which of them a credential is. */
  static Optional<RequestedCredential> of(CredentialId credential) {
    return Arrays.stream(RequestedCredential.values())
        .filter(one -> one.credential().equals(credential))
        .findFirst();
  }

  /** Whether n8n has it in a place from which it could be rotated. */
  static boolean isThere(RequestedCredential which, ServiceContainer n8n) {
    return switch (which) {
      case RUNNERS_TOKEN -> givesRunnersAToken(n8n);
      case JWT_SECRET -> n8n.environment().plain(JWT_VARIABLE).isPresent();
      case ENCRYPTION_KEY -> true;
      // Each is a credential of its own.
      case API_KEYS -> false;
    };
  }

  /**
   * Finds those that a request means.
   *
   * @throws GeuseMakerException when one that was asked for by name cannot be rotated
   */
  List<SecretTarget> find(RotationRequest request) {
    requireAlone(request);
    List<SecretTarget> targets = new ArrayList<>();
    for (RequestedCredential one : request.requested()) {
      if (one != API_KEYS) {
        targets.add(find(one));
      }
    }
    if (request.isEverything() && !request.requested().contains(RUNNERS_TOKEN)) {
      runnersInUse().ifPresent(targets::add);
    }
    return targets;
  }

  /** Rows would be changed twice, by two steps that do not know of each other. */
  private static void requireAlone(RotationRequest request) {
    boolean others =
        request.rotateN8n()
            || request.rotatePostgres()
            || request.rotateApiKeys()
            || !request.services().isEmpty()
            || !request.envSecrets().isEmpty()
            || !request.database().roles().isEmpty()
            || !request.apiKeys().isEmpty()
            || !request.basicAuthFiles().isEmpty()
            || request.requested().size() > 1;
    if (request.requested().contains(ENCRYPTION_KEY) && others) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "n8n's encryption key",
              "it is changed in an operation of its own, without other credentials"));
    }
    if (request.requested().contains(JWT_SECRET) && IssuedKeySelection.of(request).isWanted()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "n8n's API keys",
              "a new signing secret ends them: rotate that first, then reissue the keys in an"
                  + " operation of its own"));
    }
  }

  /**
   * Finds one.
   *
   * @throws GeuseMakerException when it cannot be rotated
   */
  SecretTarget find(RequestedCredential which) {
    return switch (which) {
      case RUNNERS_TOKEN -> runners();
      case JWT_SECRET -> {
        warnings.add(sessionsEnd());
        yield readAtStart(JWT_SECRET, JWT_VARIABLE);
      }
      case ENCRYPTION_KEY -> {
        warnings.add(sessionsEnd());
        yield new EncryptionKeyFinder(survey, sources).find();
      }
      case API_KEYS -> throw new IllegalArgumentException("they are no value in a file");
    };
  }

  private String sessionsEnd() {
    List<N8nFacts.IssuedKey> keys = survey.n8n().map(N8nFacts::issuedKeys).orElse(List.of());
    return "all sessions of n8n end: users log in again"
        + (keys.isEmpty()
            ? ""
            : "; API keys that n8n has issued are refused until they are reissued (api-keys): "
                + keys.stream().map(N8nFacts.IssuedKey::toString).collect(joining(", ")));
  }

  private SecretTarget readAtStart(RequestedCredential which, String variable) {
    SecretTarget target =
        new SecretFinder(survey, sources)
            .find(EnvSecret.named(variable).of(RotationRequest.N8N))
            .called(which.credential());
    if (target.source() instanceof ValueSource.SecretFile) {
      throw SecretFinder.notRotatable(
          which.credential(),
          "it is in a file, and compose does not recreate n8n when that file changes");
    }
    return target;
  }

  private Optional<SecretTarget> runnersInUse() {
    if (container().filter(N8nSecrets::givesRunnersAToken).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(runners());
    } catch (GeuseMakerException e) {
      warnings.add("the token of n8n's task runners is left as it is: " + e.failure().what());
      return Optional.empty();
    }
  }

  private SecretTarget runners() {
    container()
        .filter(n8n -> !givesRunnersAToken(n8n))
        .ifPresent(
            n8n -> {
              throw SecretFinder.notRotatable(
                  RUNNERS_TOKEN.credential(),
                  "n8n's task runners are not in containers of their own with "
                      + RUNNERS_VARIABLE
                      + ": then n8n draws a token at every start");
            });
    SecretTarget target = readAtStart(RUNNERS_TOKEN, RUNNERS_VARIABLE);
    List<String> runners =
        survey.services().values().stream()
            .filter(one -> one.environment().plain(RUNNERS_VARIABLE).isPresent())
            .map(ServiceContainer::service)
            .filter(service -> !service.equals(RotationRequest.N8N))
            .toList();
    for (String service : runners) {
      if (sources.find(service, RUNNERS_VARIABLE).filter(target.source()::equals).isEmpty()) {
        throw SecretFinder.notRotatable(
            RUNNERS_TOKEN.credential(), service + " has it from another place than n8n");
      }
    }
    if (runners.isEmpty()) {
      warnings.add("no task runner is in this project: those elsewhere have to be given the token");
    }
    return target;
  }

  private static boolean givesRunnersAToken(ServiceContainer n8n) {
    return n8n.environment().plain("N8N_RUNNERS_MODE").filter("external"::equals).isPresent()
        && (n8n.environment().plain(RUNNERS_VARIABLE).isPresent()
            || n8n.environment().plain(RUNNERS_VARIABLE + "_FILE").isPresent());
  }

  private Optional<ServiceContainer> container() {
    return survey.service(RotationRequest.N8N);
  }
}
