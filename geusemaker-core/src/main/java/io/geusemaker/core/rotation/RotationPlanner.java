package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.change.Age;
import io.geusemaker.core.step.HostLayout;
import io.geusemaker.core.survey.Preconditions;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Plans a rotation: a pure function of the request, the survey and what is on record. */
final class RotationPlanner {

  private final RotationRequest request;
  private final Survey survey;
  private final Recorded recorded;
  private final Predicate<CredentialId> wanted;
  private final Map<String, List<EnvSecret>> pluggedIn;
  private final List<String> warnings = new ArrayList<>();

  private RotationPlanner(
      RotationRequest request, Survey survey, Recorded recorded, Predicate<CredentialId> wanted) {
    this.wanted = wanted;
    this.request = request;
    this.survey = survey;
    this.recorded = recorded;
    // A rotation or recovery of what is built in needs no extension, nor can one keep it from it.
    boolean needed =
        request.rotateApiKeys() || !ServiceRotators.BUILT_IN.containsAll(request.services());
    this.pluggedIn = needed ? ServiceRotators.secrets(survey) : Map.of();
  }

  /**
   * Plans.
   *
   * @param request what to rotate
   * @param survey what is true on the host
   * @param recorded what is on record about the credentials
   * @param wanted of several keys of one service, which
   * @return the plan and what carrying it out needs
   * @throws GeuseMakerException when the stack is not in a state to be worked on, or a credential
   *     that was asked for cannot be rotated
   */
  static Blueprint plan(
      RotationRequest request, Survey survey, Recorded recorded, Predicate<CredentialId> wanted) {
    return new RotationPlanner(request, survey, recorded, wanted).plan();
  }

  private Blueprint plan() {
    requireKnownServices();
    Preconditions.require(survey);
    CredentialSources sources = CredentialSources.of(survey);
    Optional<PostgresTarget> foundPostgres =
        request.rotatePostgres()
            ? new PostgresFinder(survey, sources).find(recorded.secret(PostgresTarget.CREDENTIAL))
            : Optional.empty();
    if (request.database().alternating()) {
      if (!request.rotatePostgres()) {
        throw new GeuseMakerException(
            new RequestFailure.Invalid(
                "alternating roles", "the password of postgres is not among what is rotated"));
      }
      foundPostgres = foundPostgres.map(new AlternationFinder(survey, sources)::of);
    }
    List<RoleTarget> foundRoles =
        request.database().roles().stream()
            .map(new RoleFinder(survey, sources, recorded)::find)
            .toList();
    Optional<N8nTarget> foundN8n =
        request.rotateN8n() ? new N8nFinder(survey, sources).find(warnings) : Optional.empty();
    List<SecretTarget> foundSecrets =
        new ApiKeys(request, survey, sources, pluggedIn, warnings).find();
    IssuedKeySelection keys = IssuedKeySelection.of(request);
    List<IssuedKeyTarget> issuedKeys =
        keys.isWanted()
            ? new IssuedKeyFinder(survey, sources, recorded, warnings).find(keys, wanted)
            : List.of();
    List<BasicAuthTarget> foundFiles =
        request.basicAuthFiles().stream()
            .map(new BasicAuthFinder(survey, recorded, warnings)::find)
            .toList();
    if (foundPostgres.isEmpty()
        && foundRoles.isEmpty()
        && foundN8n.isEmpty()
        && foundSecrets.isEmpty()
        && issuedKeys.isEmpty()
        && foundFiles.isEmpty()
        && warnings.isEmpty()) {
      throw new GeuseMakerException(new StackFailure.NothingToRotate());
    }
    Optional<PostgresTarget> postgres =
        foundPostgres.filter(target -> isDue(PostgresTarget.CREDENTIAL));
    List<RoleTarget> roles =
        foundRoles.stream().filter(target -> isDue(target.credential())).toList();
    Optional<N8nTarget> n8n = foundN8n.filter(target -> isDue(target.credential()));
    List<SecretTarget> secrets =
        foundSecrets.stream()
            .filter(target -> wanted.test(target.credential()))
            .filter(target -> isDue(target.credential()))
            .toList();
    List<IssuedKeyTarget> dueKeys =
        issuedKeys.stream().filter(target -> isDue(target.credential(), target.age())).toList();
    List<BasicAuthTarget> basicAuth =
        foundFiles.stream().filter(target -> isDue(target.credential())).toList();
    RestartPlan restarts = RestartPlan.of(survey, sources, postgres, roles, n8n, secrets);
    requireImagesInPlace(restarts.services());
    warnings.addAll(restarts.warnings());
    postgres.ifPresent(target -> warnings.addAll(Advice.about(target, survey)));
    roles.forEach(target -> warnings.addAll(Advice.about(target)));
    warnings.addAll(Advice.aboutMounts(survey, postgres, roles));
    warnings.addAll(Advice.about(survey));
    dueKeys.forEach(target -> warnings.add(target.warning()));
    basicAuth.forEach(target -> warnings.addAll(target.advice()));
    Plan plan =
        new PlanWriter(
                request, survey, sources, postgres, roles, n8n, secrets, dueKeys, basicAuth,
                restarts, warnings)
            .write();
    return new Blueprint(
        plan,
        survey,
        HostLayout.of(survey.project()),
        postgres,
        roles,
        request.database().endSessions(),
        n8n,
        secrets,
        dueKeys,
        basicAuth,
        restarts,
        sources);
  }

  private boolean isDue(CredentialId credential) {
    return isDue(credential, recorded.age(credential));
  }

  private boolean isDue(CredentialId credential, Optional<Duration> age) {
    Optional<Duration> youngerThan =
        request.olderThan().flatMap(from -> age.filter(found -> found.compareTo(from) < 0));
    youngerThan.ifPresent(
        young -> warnings.add(credential + " is not due: it was rotated " + Age.of(young).ago()));
    return youngerThan.isEmpty();
  }

  private void requireKnownServices() {
    List<String> known =
        survey.services().keySet().stream()
            .filter(
                service ->
                    ServiceRotators.BUILT_IN.contains(service) || pluggedIn.containsKey(service))
            .toList();
    for (String service : request.services()) {
      if (!known.contains(service)) {
        throw new GeuseMakerException(new RequestFailure.UnknownService(service, known));
      }
    }
  }

  /** A moved tag would make the recreation start another version than the one that runs. */
  private void requireImagesInPlace(List<String> services) {
    for (String service : services) {
      ServiceContainer container = survey.services().get(service);
      if (container != null && container.imageMoved()) {
        throw new GeuseMakerException(
            new StackFailure.NotRotatable(
                service,
                "its image "
                    + container.imageReference()
                    + " now names another image than the one that runs, so recreating the"
                    + " container would start another version"));
      }
    }
  }
}
