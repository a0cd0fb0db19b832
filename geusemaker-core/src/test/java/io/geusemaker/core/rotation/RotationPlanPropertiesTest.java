package io.geusemaker.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.credential.ScramVerifier;
import io.geusemaker.core.survey.ComposeProject;
import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.HostFile;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.PostgresFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class RotationPlanPropertiesTest {

  private static final String COMPOSE =
      """
      services:
        n8n:
          image: n8nio/n8n:1.123.4
          env_file: runtime.env
          environment:
            DB_TYPE: postgresdb
            DB_POSTGRESDB_HOST: postgres
            DB_POSTGRESDB_USER: geusemaker
            DB_POSTGRESDB_PASSWORD: ${POSTGRES_PASSWORD:?}
        postgres:
          image: postgres:15
          env_file: runtime.env
      """;
  private static final String HASH = "$2a$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

  @Property(tries = 40)
  void aPlanIsPureStableAndHidesEverySecret(
      @ForAll @AlphaChars @StringLength(min = 12, max = 40) String password) {
    Survey survey = survey(password, false);
    RotationRequest request = RotationRequest.everything(new DeploymentName("my-dev-stack"));

    Plan plan = RotationProposal.of(request, survey, Recorded.of(Map.of())).plan();

    assertThat(RotationProposal.of(request, survey, Recorded.of(Map.of())).plan()).isEqualTo(plan);
    assertThat(RotationProposal.of(request, reordered(survey), Recorded.of(Map.of())).plan())
        .isEqualTo(plan);
    assertThat(plan.describe() + plan + plan.changes() + plan.warnings())
        .doesNotContain(password)
        .doesNotContain(HASH)
        .doesNotContain("SCRAM-SHA-256$");
    assertThat(plan.restarts()).containsExactly("n8n");
    assertThat(plan.credentials()).containsExactly("postgres/password", "n8n/owner-password");
  }

  @Property(tries = 40)
  void aPlanForAnotherHostStateHasAnotherHash(
      @ForAll @AlphaChars @StringLength(min = 12, max = 40) String password) {
    RotationRequest request = RotationRequest.everything(new DeploymentName("my-dev-stack"));

    Plan plan = RotationProposal.of(request, survey(password, false), Recorded.of(Map.of())).plan();
    Plan drifted =
        RotationProposal.of(request, survey(password, true), Recorded.of(Map.of())).plan();

    assertThat(drifted.hash()).isNotEqualTo(plan.hash());
  }

  private static Survey reordered(Survey survey) {
    Map<String, ServiceContainer> services = new LinkedHashMap<>();
    List<String> names = survey.services().keySet().stream().sorted().toList();
    names.forEach(name -> services.put(name, survey.services().get(name)));
    return new Survey(
        survey.host(),
        survey.project(),
        services,
        survey.mounts(),
        survey.files(),
        survey.resolved(),
        survey.diskFreeKib() - 1,
        survey.postgres(),
        survey.n8n(),
        survey.lock(),
        survey.unanswered());
  }

  private static Survey survey(String password, boolean drifted) {
    Map<String, HostFile> files = new LinkedHashMap<>();
    put(files, "/root/docker-compose.yml", COMPOSE);
    put(
        files,
        "/root/runtime.env",
        "POSTGRES_USER=geusemaker\nPOSTGRES_PASSWORD=" + password + "\n");
    Map<String, ServiceContainer> services = new LinkedHashMap<>();
    services.put(
        "n8n",
        container(
            "n8n",
            drifted ? "c9" : "c1",
            "DB_TYPE=postgresdb",
            "DB_POSTGRESDB_HOST=postgres",
            "DB_POSTGRESDB_USER=geusemaker",
            "DB_POSTGRESDB_PASSWORD=" + password));
    services.put("postgres", container("postgres", "c2", "POSTGRES_PASSWORD=" + password));
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
        files,
        Map.of(
            "n8n", Environment.of(Map.of("DB_POSTGRESDB_PASSWORD", password)),
            "postgres", Environment.of(Map.of("POSTGRES_PASSWORD", password))),
        1_000_000,
        Optional.of(new PostgresFacts("15.18", "geusemaker", "geusemaker", Verifiers.of(password))),
        Optional.of(
            new N8nFacts(
                "1.123.4",
                401,
                false,
                true,
                "geusemaker",
                "public",
                "",
                Optional.of(new N8nFacts.Owner("1", "owner@example.test", HASH, false)),
                List.of(),
                "{}",
                Optional.empty())),
        Optional.empty(),
        Map.of());
  }

  private static ServiceContainer container(String service, String id, String... environment) {
    return new ServiceContainer(
        service,
        id,
        service + ":1",
        "sha256:" + service,
        false,
        List.of(),
        "running",
        "healthy",
        Environment.of(List.of(environment)),
        Environment.of(Map.of()),
        List.of(service),
        List.of("root_default"),
        Map.of());
  }

  private static void put(Map<String, HostFile> files, String path, String text) {
    files.put(
        path,
        new HostFile(
            path,
            path,
            "600:0:0",
            Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
  }

  /** One verifier for each password: making one is slow and salted. */
  private static final class Verifiers {
    private static final Map<String, String> MADE = new HashMap<>();

    static String of(String password) {
      return MADE.computeIfAbsent(
          password,
          text -> ScramVerifier.of(Secret.of(text)).asSecret().reveal(SecretAccess.deliberate()));
    }
  }
}
