package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Optional;

/** Finds which login of n8n applies, from what runs rather than from what is configured. */
final class N8nFinder {

  private static final String SERVICE = "n8n";
  private static final String MANAGED = "N8N_INSTANCE_OWNER_MANAGED_BY_ENV";

  private final Survey survey;
  private final CredentialSources sources;

  N8nFinder(Survey survey, CredentialSources sources) {
    this.survey = survey;
    this.sources = sources;
  }

  /**
   * Finds the login.
   *
   * @param warnings takes what the operator should know
   * @return empty when the stack has no n8n, or nobody has set up its owner yet
   * @throws GeuseMakerException when it has one whose login cannot be rotated
   */
  Optional<N8nTarget> find(List<String> warnings) {
    Optional<ServiceContainer> container = survey.service(SERVICE);
    if (container.isEmpty()) {
      return Optional.empty();
    }
    if (!container.get().isUp()) {
      throw new GeuseMakerException(
          new StackFailure.ContainerStopped(SERVICE, container.get().condition()));
    }
    N8nFacts facts = survey.n8n().orElseThrow(() -> notRotatable("n8n could not be asked"));
    if (facts.loginStatus() != 200 && facts.loginStatus() != 401) {
      throw notRotatable(
          "its login route answers "
              + (facts.loginStatus() == 0 ? "nothing" : String.valueOf(facts.loginStatus()))
              + "; it has to be up first");
    }
    Environment environment = container.get().environment();
    if (facts.basicAuth()) {
      return Optional.of(basicAuth(environment));
    }
    if (environment.isTrue("N8N_BASIC_AUTH_ACTIVE")) {
      warnings.add("N8N_BASIC_AUTH_* is set, but this n8n ignores it: the owner's account counts");
    }
    Optional<String> silence = survey.unanswered(Survey.TABLES);
    if (silence.isPresent()) {
      throw new GeuseMakerException(
          new StackFailure.DatabaseUnreadable("n8n's tables", silence.get()));
    }
    if (!facts.ownDatabase()) {
      throw notRotatable("its tables are not in the stack's own PostgreSQL");
    }
    if (facts.owner().isEmpty()) {
      warnings.add("n8n has no owner yet: whoever opens it first sets it up; nothing to rotate");
      return Optional.empty();
    }
    return Optional.of(account(facts, facts.owner().get(), environment, warnings));
  }

  private N8nTarget basicAuth(Environment environment) {
    ValueSource source =
        sources
            .find(SERVICE, N8nTarget.BasicAuth.VARIABLE)
            .orElseThrow(() -> notRotatable(N8nTarget.BasicAuth.VARIABLE + " is set nowhere"));
    if (environment.isTrue("N8N_BASIC_AUTH_HASH")) {
      throw notRotatable("N8N_BASIC_AUTH_HASH is on, which is not supported");
    }
    String user =
        environment
            .plain("N8N_BASIC_AUTH_USER")
            .orElseThrow(() -> notRotatable("N8N_BASIC_AUTH_USER is not set"));
    return new N8nTarget.BasicAuth(user, environment.secret(N8nTarget.BasicAuth.VARIABLE), source);
  }

  private N8nTarget account(
      N8nFacts facts, N8nFacts.Owner owner, Environment environment, List<String> warnings) {
    if (environment.isTrue(MANAGED)) {
      boolean applied =
          environment
              .plain(N8nTarget.ManagedOwner.VARIABLE)
              .filter(owner.passwordHash()::equals)
              .isPresent();
      if (applied) {
        return new N8nTarget.ManagedOwner(
            owner,
            sources
                .find(SERVICE, N8nTarget.ManagedOwner.VARIABLE)
                .orElseThrow(
                    () -> notRotatable(N8nTarget.ManagedOwner.VARIABLE + " is set nowhere")));
      }
      warnings.add(
          MANAGED + " is set, but this n8n does not apply it: the account in the database counts");
    }
    return new N8nTarget.OwnerAccount(facts, owner);
  }

  private static GeuseMakerException notRotatable(String reason) {
    return new GeuseMakerException(new StackFailure.NotRotatable("n8n's login", reason));
  }
}
