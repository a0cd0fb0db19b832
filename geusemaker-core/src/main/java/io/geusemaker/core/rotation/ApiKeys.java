package io.geusemaker.core.rotation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the keys and tokens of services, except the logins of n8n and PostgreSQL. */
final class ApiKeys {

  private final RotationRequest request;
  private final Survey survey;
  private final CredentialSources sources;
  private final Map<String, List<EnvSecret>> pluggedIn;
  private final List<String> warnings;

  ApiKeys(
      RotationRequest request,
      Survey survey,
      CredentialSources sources,
      Map<String, List<EnvSecret>> pluggedIn,
      List<String> warnings) {
    this.request = request;
    this.survey = survey;
    this.sources = sources;
    this.pluggedIn = pluggedIn;
    this.warnings = warnings;
  }

  /**
   * Finds them.
   *
   * @return those that are asked for and there
   * @throws GeuseMakerException when one that was asked for by name cannot be rotated
   */
  List<SecretTarget> find() {
    List<SecretTarget> targets = new ArrayList<>();
    selected(RotationRequest.QDRANT).ifPresent(container -> targets.addAll(qdrant(container)));
    selected(RotationRequest.CRAWL4AI).ifPresent(container -> targets.addAll(crawl4ai(container)));
    if (isNamed(RotationRequest.OLLAMA)) {
      warnings.add("ollama has no authentication: there is nothing to rotate");
    }
    pluggedIn.forEach(
        (service, secrets) ->
            selected(service)
                .ifPresent(container -> targets.addAll(pluggedIn(container, secrets))));
    SecretFinder finder = new SecretFinder(survey, sources);
    for (EnvSecret secret : request.envSecrets()) {
      targets.add(finder.find(secret));
    }
    targets.addAll(new N8nSecrets(survey, sources, warnings).find(request));
    requireDistinct(targets);
    return targets;
  }

  private Optional<ServiceContainer> selected(String service) {
    return request.selects(service) ? survey.service(service) : Optional.empty();
  }

  private boolean isNamed(String service) {
    return request.services().contains(service);
  }

  private List<SecretTarget> qdrant(ServiceContainer container) {
    if (!QdrantKeys.areSet(container)) {
      if (isNamed(container.service())) {
        warnings.add(
            "qdrant has no API key, so there is none to rotate (GeuseMaker sets no key today):"
                + " whoever reaches it may read and write");
      }
      return List.of();
    }
    return tolerantly(container, there -> new QdrantKeys(survey, sources, warnings).find(there));
  }

  private List<SecretTarget> crawl4ai(ServiceContainer container) {
    if (!Crawl4aiKeys.areSet(container)) {
      if (isNamed(container.service())) {
        warnings.add("crawl4ai has no CRAWL4AI_API_TOKEN, so there is none to rotate");
      }
      return List.of();
    }
    return tolerantly(container, there -> new Crawl4aiKeys(survey, sources, warnings).find(there));
  }

  /** What the request declares itself comes from there. */
  private List<SecretTarget> pluggedIn(ServiceContainer container, List<EnvSecret> secrets) {
    Set<CredentialId> declared =
        request.envSecrets().stream().map(EnvSecret::credential).collect(toUnmodifiableSet());
    SecretFinder finder = new SecretFinder(survey, sources);
    return secrets.stream()
        .filter(secret -> !declared.contains(secret.credential()))
        .flatMap(secret -> tolerantly(container, there -> List.of(finder.find(secret))).stream())
        .toList();
  }

  /** What was not asked for by name must not hold up the rest: it is named in a warning. */
  private List<SecretTarget> tolerantly(
      ServiceContainer container, Function<ServiceContainer, List<SecretTarget>> finder) {
    try {
      return finder.apply(container);
    } catch (GeuseMakerException e) {
      if (isNamed(container.service())) {
        throw e;
      }
      warnings.add(container.service() + " is left as it is: " + e.failure().what());
      return List.of();
    }
  }

  private static void requireDistinct(List<SecretTarget> targets) {
    Map<ValueSource, SecretTarget> bySource = new HashMap<>();
    for (SecretTarget target : targets) {
      SecretTarget other = bySource.putIfAbsent(target.source(), target);
      if (other != null) {
        throw SecretFinder.notRotatable(
            target.credential(), "it is the same value as " + other.credential());
      }
    }
  }
}
