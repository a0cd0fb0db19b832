package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.host.Curl;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds the secret that a service gets in an environment variable: its place and its value. */
final class SecretFinder {

  /** These have rotations of their own, and n8n's key must never change. */
  private static final Set<String> NOT_THIS_WAY =
      Set.of(
          "POSTGRES_PASSWORD",
          "DB_POSTGRESDB_PASSWORD",
          "N8N_BASIC_AUTH_PASSWORD",
          "N8N_INSTANCE_OWNER_PASSWORD_HASH",
          "N8N_ENCRYPTION_KEY");

  private final Survey survey;
  private final CredentialSources sources;

  SecretFinder(Survey survey, CredentialSources sources) {
    this.survey = survey;
    this.sources = sources;
  }

  /**
   * Finds a secret.
   *
   * @throws GeuseMakerException when there is no such service or variable, or it cannot be rotated
   */
  SecretTarget find(EnvSecret secret) {
    ServiceContainer container = container(secret.service());
    secret.restarts().forEach(this::container);
    if (!container.isUp()) {
      throw new GeuseMakerException(
          new StackFailure.ContainerStopped(container.service(), container.condition()));
    }
    CredentialId credential = secret.credential();
    ValueSource source =
        sources
            .find(secret.service(), secret.variable())
            .orElseThrow(
                () ->
                    notRotatable(
                        credential, secret.variable() + " is set nowhere for " + secret.service()));
    List<CredentialSources.Use> uses = sources.uses(source);
    if (uses.stream().anyMatch(use -> NOT_THIS_WAY.contains(use.variable().replace("_FILE", "")))) {
      throw notRotatable(
          credential, "its value is also a password of PostgreSQL or n8n, or n8n's encryption key");
    }
    Optional<Secret> old = value(container, secret, source, uses);
    if (secret.check().isPresent()) {
      requireAskable(credential, old);
    }
    return new SecretTarget(
        credential,
        secret.service(),
        secret.variable(),
        source,
        old,
        secret.check(),
        secret.check().isPresent() ? "" : "no check was declared",
        secret.restarts(),
        StoredCopies.none(),
        Optional.empty(),
        UnaryOperator.identity());
  }

  private ServiceContainer container(String service) {
    return survey
        .service(service)
        .orElseThrow(
            () ->
                new GeuseMakerException(
                    new RequestFailure.UnknownService(
                        service, new ArrayList<>(survey.services().keySet()))));
  }

  /**
   * The value that the container was started with. Its file must have the same: undoing would start
   * it with the file's, which nobody has tried.
   */
  private Optional<Secret> value(
      ServiceContainer container,
      EnvSecret secret,
      ValueSource source,
      List<CredentialSources.Use> uses) {
    boolean whole =
        uses.stream()
            .anyMatch(
                use ->
                    use.whole()
                        && use.service().equals(secret.service())
                        && use.variable().equals(secret.variable()));
    Optional<Secret> written = sources.value(source);
    Optional<Secret> running =
        whole ? container.environment().secret(secret.variable()) : Optional.empty();
    if (running.isPresent() && written.isPresent() && !running.get().sameAs(written.get())) {
      throw notRotatable(
          secret.credential(),
          "its container was started with another value than "
              + sources.describe(source)
              + " has now: recreate it first");
    }
    return running.or(() -> written);
  }

  private void requireAskable(CredentialId credential, Optional<Secret> old) {
    if (!survey.http().curl()) {
      throw notRotatable(
          credential, "curl is not installed on the host, and it is proven with that");
    }
    if (old.filter(Curl::canPresent).isEmpty()) {
      throw notRotatable(credential, "its present value is not known or cannot stand in a header");
    }
  }

  static GeuseMakerException notRotatable(CredentialId credential, String reason) {
    return new GeuseMakerException(new StackFailure.NotRotatable(credential.toString(), reason));
  }
}
