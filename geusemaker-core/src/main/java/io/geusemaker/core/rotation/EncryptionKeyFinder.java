package io.geusemaker.core.rotation;

import static io.geusemaker.api.model.RequestedCredential.ENCRYPTION_KEY;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.credential.N8nCipher;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds n8n's encryption key, and whether all that is stored under it can be stored under another:
 * that is known of credentials, and of nothing else.
 */
final class EncryptionKeyFinder {

  static final String VARIABLE = "N8N_ENCRYPTION_KEY";

  private static final String SERVICE = RotationRequest.N8N;

  private final Survey survey;
  private final CredentialSources sources;

  EncryptionKeyFinder(Survey survey, CredentialSources sources) {
    this.survey = survey;
    this.sources = sources;
  }

  /**
   * Finds it.
   *
   * @throws GeuseMakerException when it cannot be changed, with the reason
   */
  SecretTarget find() {
    ServiceContainer container =
        survey.service(SERVICE).orElseThrow(() -> notRotatable("there is no n8n"));
    if (!container.isUp()) {
      throw new GeuseMakerException(
          new StackFailure.ContainerStopped(SERVICE, container.condition()));
    }
    N8nFacts facts = survey.n8n().orElseThrow(() -> notRotatable("n8n could not be asked"));
    Optional<String> silence = survey.unanswered(Survey.TABLES);
    if (silence.isPresent()) {
      throw new GeuseMakerException(
          new StackFailure.DatabaseUnreadable("n8n's tables", silence.get()));
    }
    if (!facts.ownDatabase()) {
      throw notRotatable("its tables are not in the stack's own PostgreSQL");
    }
    if (facts.basicAuth()) {
      throw notRotatable("this n8n is older than 1.0");
    }
    ValueSource source =
        sources
            .find(SERVICE, VARIABLE)
            .orElseThrow(
                () ->
                    notRotatable(
                        "it is in n8n's own settings file only; set "
                            + VARIABLE
                            + " to the same value where n8n gets its environment, and recreate it"));
    Secret key = presentKey(facts, source);
    requireNoOtherReader(source);
    requireReencryptable(container, facts, key);
    N8nSettingsFile.require(survey, key);
    return new SecretTarget(
        ENCRYPTION_KEY.credential(),
        SERVICE,
        VARIABLE,
        source,
        Optional.of(key),
        Optional.empty(),
        "",
        List.of(),
        StoredCopies.none(),
        Optional.empty(),
        UnaryOperator.identity());
  }

  private Secret presentKey(N8nFacts facts, ValueSource source) {
    Secret key =
        facts.encryptionKey().orElseThrow(() -> notRotatable("its present value was not found"));
    if (sources.value(source).filter(key::sameAs).isEmpty()) {
      throw notRotatable(
          "n8n was started with another value than "
              + sources.describe(source)
              + " has now: recreate it first");
    }
    return key;
  }

  private void requireNoOtherReader(ValueSource source) {
    List<String> others =
        sources.uses(source).stream()
            .filter(use -> !use.service().equals(SERVICE))
            .filter(use -> !(use.shared() && RestartPlan.isCarrier(use.service())))
            .map(use -> use.service() + "." + use.variable())
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      throw notRotatable(
          "it is also given to " + String.join(", ", others) + ", which would have to be stopped");
    }
    if (!survey
        .service(SERVICE)
        .orElseThrow()
        .environment()
        .plain("EXECUTIONS_MODE", "regular")
        .equals("regular")) {
      throw notRotatable("n8n runs with workers, which would have to be stopped");
    }
  }

  private static void requireReencryptable(ServiceContainer container, N8nFacts facts, Secret key) {
    if (container.environment().isTrue("N8N_ENV_FEAT_ENCRYPTION_KEY_ROTATION")) {
      throw notRotatable(
          "n8n's own rotation of data keys is on: let n8n rotate those; the key that wraps them"
              + " cannot be changed from here");
    }
    if (!facts.encrypted().elsewhere().isEmpty()) {
      throw notRotatable(
          "n8n also stores this under it, which would be lost: "
              + String.join(", ", facts.encrypted().elsewhere())
              + " (such as second factors, LDAP, single sign-on, external secrets, source control)");
    }
    List<String> unreadable =
        facts.encrypted().credentials().stream()
            .filter(row -> N8nCipher.decrypt(row.data(), key).isEmpty())
            .map(N8nFacts.StoredCredential::toString)
            .toList();
    if (!unreadable.isEmpty()) {
      throw notRotatable(
          "stored credentials do not decrypt under it, or are in n8n's newer format: "
              + String.join(", ", unreadable));
    }
  }

  static GeuseMakerException notRotatable(String reason) {
    return SecretFinder.notRotatable(ENCRYPTION_KEY.credential(), reason);
  }
}
