package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.credential.ScramVerifier;
import io.geusemaker.core.survey.ComposeProject;
import io.geusemaker.core.survey.EncryptedData;
import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.HostFile;
import io.geusemaker.core.survey.HttpFacts;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.PostgresFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is true of a stack in a test: n8n and PostgreSQL, and what the test adds. */
final class StackSurvey {

  static final String OLD = "old-Passw0rd";

  private static final String COMPOSE =
      """
      services:
        n8n:
          environment:
            DB_POSTGRESDB_PASSWORD: ${POSTGRES_PASSWORD:?}
        postgres:
          environment:
            POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}
      """;
  private static final String VERIFIER =
      ScramVerifier.of(Secret.of(OLD)).asSecret().reveal(SecretAccess.deliberate());

  private final Map<String, ServiceContainer> services = new LinkedHashMap<>();
  private final Map<String, String> unanswered = new LinkedHashMap<>();
  private final List<String> n8n =
      new ArrayList<>(List.of("DB_POSTGRESDB_USER=geusemaker", "DB_POSTGRESDB_PASSWORD=" + OLD));
  private String host = "postgres";
  private String type = "postgresdb";
  private long diskFreeKib = 1_000_000;
  private String version = "1.123.4";
  private Optional<Secret> encryptionKey = Optional.empty();
  private List<N8nFacts.IssuedKey> issuedKeys = List.of();
  private boolean curl = true;

  StackSurvey() {
    add("postgres", List.of("POSTGRES_PASSWORD=" + OLD), Map.of());
  }

  /** Adds a container with an environment and a command. */
  StackSurvey container(String service, String variable, String command) {
    add(service, List.of(variable), Map.of("command", command));
    return this;
  }

  StackSurvey n8nOn(String databaseType, String databaseHost) {
    type = databaseType;
    host = databaseHost;
    return this;
  }

  StackSurvey unanswered(String question, String reason) {
    unanswered.put(question, reason);
    return this;
  }

  StackSurvey diskFree(long kib) {
    diskFreeKib = kib;
    return this;
  }

  /** Sets a variable of n8n's container. */
  StackSurvey n8nWith(String variable) {
    n8n.add(variable);
    return this;
  }

  StackSurvey n8nVersion(String release) {
    version = release;
    return this;
  }

  StackSurvey encryptedUnder(String key) {
    encryptionKey = Optional.of(Secret.of(key));
    return this;
  }

  StackSurvey issued(N8nFacts.IssuedKey... keys) {
    issuedKeys = List.of(keys);
    return this;
  }

  StackSurvey withoutCurl() {
    curl = false;
    return this;
  }

  Survey build() {
    n8n.add("DB_TYPE=" + type);
    n8n.add("DB_POSTGRESDB_HOST=" + host);
    add("n8n", n8n, Map.of());
    boolean own =
        type.equals("postgresdb")
            && !unanswered.containsKey(Survey.TABLES)
            && host.equals("postgres");
    return new Survey(
        "test",
        new ComposeProject(
            "root",
            "/root",
            List.of("/root/docker-compose.yml"),
            List.of("/root/runtime.env"),
            "v2",
            "2.26.1"),
        services,
        List.of(),
        Map.of(
            "/root/docker-compose.yml",
            file("/root/docker-compose.yml", COMPOSE),
            "/root/runtime.env",
            file("/root/runtime.env", "POSTGRES_PASSWORD=" + OLD + "\n")),
        Map.of(),
        diskFreeKib,
        unanswered.containsKey(Survey.ROLE)
            ? Optional.empty()
            : Optional.of(new PostgresFacts("15.18", "geusemaker", "geusemaker", VERIFIER)),
        Optional.of(
            new N8nFacts(
                version,
                401,
                false,
                own,
                "geusemaker",
                "public",
                "",
                Optional.empty(),
                List.of(),
                "{}",
                encryptionKey,
                List.of(),
                EncryptedData.NONE,
                issuedKeys)),
        Optional.empty(),
        unanswered,
        new HttpFacts(curl, Map.of()));
  }

  private void add(String service, List<String> environment, Map<String, String> settings) {
    services.put(
        service,
        new ServiceContainer(
            service,
            "id-" + service,
            service + ":1",
            "sha256:" + service,
            false,
            List.of(),
            "running",
            "healthy",
            Environment.of(environment),
            Environment.of(settings),
            List.of(service),
            List.of("root_default"),
            Map.of()));
  }

  private static HostFile file(String path, String text) {
    return new HostFile(
        path,
        path,
        "600:0:0",
        Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }
}
