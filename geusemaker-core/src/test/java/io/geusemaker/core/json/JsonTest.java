package io.geusemaker.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.LastProof;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PlannedChange;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.model.ServiceStatus;
import io.geusemaker.api.model.SignatureRule;
import io.geusemaker.api.model.SignatureRule.Mode;
import io.geusemaker.api.model.Signer;
import io.geusemaker.api.model.StepReport;
import io.geusemaker.api.secret.SealedSecret;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

  private static final Instant TIME = Instant.parse("2026-11-23T20:15:30.123456789Z");
  private static final PreviousState BEFORE =
      new PreviousState(
          "running",
          Map.of("postgres", "postgres:15"),
          Map.of("postgres/password", 3),
          Map.of("/root/runtime.env", "ab12"),
          TIME);
  private static final Proof PROOF =
      new Proof("postgres/password", true, Proof.OldSecret.REFUSED, "tcp", "2 tables");
  private static final Receipt RECEIPT = new Receipt("op-1", "dev", "cafe", TIME);

  static List<Object> models() {
    return List.of(
        RotationRequest.everything(new DeploymentName("dev")),
        RotationRequest.only(new DeploymentName("dev"), List.of("n8n", "qdrant")),
        RotationRequest.roles(new DeploymentName("dev"), List.of("reporter")).endingSessions(),
        RotationRequest.secrets(new DeploymentName("dev"), List.of())
            .plusApiKeys(List.of("The website")),
        RotationRequest.secrets(new DeploymentName("dev"), List.of())
            .plusFiles(List.of(BasicAuthFile.at("/etc/htpasswd").of("a").provenAt("https://a/b"))),
        RotationRequest.secrets(
            new DeploymentName("dev"),
            List.of(
                EnvSecret.named("KEY").of("a"),
                EnvSecret.named("KEY")
                    .of("b")
                    .restarting("a")
                    .provenBy(HttpCheck.get("/me").onPort(81).basic("admin").expecting(204)))),
        new Plan(
            "dev",
            List.of("postgres/password"),
            List.of(new PlannedChange("postgres/password", "role geusemaker", "***", "***")),
            List.of(new PlannedStep("postgres.alter-role", "change the role's password")),
            List.of("n8n"),
            List.of("a warning"),
            List.of("n8n for about 10 s"),
            "cafe"),
        BEFORE,
        PROOF,
        RECEIPT,
        new StepReport("postgres.alter-role", "change the role's password", 1.5),
        status(),
        Registration.at("ssh://ubuntu@10.0.0.5:22"),
        Registration.at("local:/").composeProject("stack"),
        patch(),
        result());
  }

  private static PatchRequest patch() {
    PatchRequest everything = PatchRequest.everything(new DeploymentName("dev"));
    return new PatchRequest(
        everything.deploymentName(),
        List.of("n8n"),
        false,
        true,
        Optional.of(60L),
        PatchRequest.OFF,
        true,
        List.of("postgres"),
        List.of("docker.io"),
        List.of(
            rule("acme/app", Signer.key("-----BEGIN PUBLIC KEY-----")),
            rule("*", Signer.identity("a@example.org", "https://example.org", "{}")),
            new SignatureRule("acme/other", Mode.OFF, Optional.empty())),
        Map.of("acme/app", 1),
        300,
        true);
  }

  private static SignatureRule rule(String repository, Signer signer) {
    return new SignatureRule(repository, Mode.REQUIRE, Optional.of(signer));
  }

  private static DeploymentStatus status() {
    return new DeploymentStatus(
        "dev",
        "ubuntu@10.0.0.5",
        TIME,
        List.of(new ServiceStatus("n8n", "n8nio/n8n:1.2.3", "1.2.3", "", "running", true)),
        List.of(
            new CredentialStatus(
                "postgres/password",
                List.of("role geusemaker"),
                List.of("n8n.DB_POSTGRESDB_PASSWORD"),
                Optional.of(TIME),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(LastProof.of(PROOF, TIME, "op-1")))),
        List.of(
            new KnownPatch(PatchInfo.skipped("n8n", "n8nio/n8n", "1.2.3", "newest"), true, TIME)),
        Optional.empty(),
        List.of(PROOF),
        List.of(),
        List.of(Finding.info("not-asked", "nobody was asked")));
  }

  private static RotationResult result() {
    return new RotationResult(
        true,
        List.of("postgres/password"),
        Map.of("postgres/password", SealedSecret.of("c2VhbGVk", () -> Secret.of("hunter2"))),
        BEFORE,
        12.25,
        List.of(),
        List.of(PROOF),
        List.of(new StepReport("a", "b", 0.5)),
        4,
        RECEIPT);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelIsReadBackEqual(Object model) throws JsonProcessingException {
    String json = Json.mapper().writeValueAsString(model);

    assertThat((Object) Json.mapper().readValue(json, model.getClass())).isEqualTo(model);
  }

  @Test
  void aResultCarriesItsFieldsInSnakeCaseAndItsSecretsSealed() throws JsonProcessingException {
    String json = Json.mapper().writeValueAsString(result());

    JsonNode tree = Json.mapper().readTree(json);
    assertThat(tree.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "success",
            "credentials_rotated",
            "new_credentials",
            "previous_state",
            "duration_seconds",
            "warnings",
            "proofs",
            "steps",
            "round_trips",
            "receipt");
    assertThat(tree.at("/new_credentials/postgres~1password").textValue()).isEqualTo("c2VhbGVk");
    assertThat(tree.at("/receipt/finished_at").textValue()).isEqualTo(TIME.toString());
    assertThat(json).doesNotContain("hunter2");
  }

  @Test
  void aRequestUsesTheNamesOfTheStory() throws JsonProcessingException {
    assertThat(
            Json.mapper().writeValueAsString(RotationRequest.everything(new DeploymentName("dev"))))
        .isEqualTo(
            "{\"deployment_name\":\"dev\",\"rotate_n8n\":true,\"rotate_postgres\":true,"
                + "\"rotate_api_keys\":true,\"services\":[],\"force\":false,"
                + "\"older_than_seconds\":null,\"env_secrets\":[],"
                + "\"database\":{\"roles\":[],\"end_sessions\":false,\"alternating\":false},\"requested\":[],\"basic_auth_files\":[],\"api_keys\":[]}");
  }

  @Test
  void whoHasToHaveSignedIsToldApartByName() throws JsonProcessingException {
    JsonNode rules = Json.mapper().valueToTree(patch()).path("signatures");

    assertThat(rules.get(0).path("signer").toString())
        .isEqualTo("{\"signer\":\"key\",\"public_key\":\"-----BEGIN PUBLIC KEY-----\"}");
    assertThat(rules.get(1).path("signer").toString())
        .isEqualTo(
            "{\"signer\":\"identity\",\"certificate_identity\":\"a@example.org\","
                + "\"certificate_oidc_issuer\":\"https://example.org\",\"trusted_root\":\"{}\"}");
  }

  @Test
  void anOldPasswordIsNoPartOfTheRequestThatIsKept() throws JsonProcessingException {
    BasicAuthFile file = BasicAuthFile.at("/etc/htpasswd").of("a").provenAt("https://a/b");

    String json = Json.mapper().writeValueAsString(file.replacing(Secret.of("hunter2")));

    assertThat(json)
        .isEqualTo("{\"path\":\"/etc/htpasswd\",\"user\":\"a\",\"url\":\"https://a/b\"}");
    assertThat(Json.mapper().readValue(json, BasicAuthFile.class)).isEqualTo(file);
  }

  @Test
  void aSealedSecretThatWasReadBackCannotBeOpened() throws JsonProcessingException {
    RotationResult read =
        Json.mapper().readValue(Json.mapper().writeValueAsString(result()), RotationResult.class);

    assertThatThrownBy(() -> read.reveal(SecretAccess.deliberate()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void unknownMembersAreIgnored() throws JsonProcessingException {
    assertThat(
            Json.mapper()
                .readValue(
                    "{\"id\":\"a\",\"description\":\"b\",\"seconds\":1,\"new\":{}}",
                    StepReport.class))
        .isEqualTo(new StepReport("a", "b", 1));
  }

  @Test
  void missingMembersAreRefused() {
    assertThatThrownBy(() -> Json.mapper().readValue("{\"id\":\"a\"}", StepReport.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void aMissingOptionalIsEmpty() throws JsonProcessingException {
    assertThat(Json.mapper().readValue("{\"connection\":\"local:/\"}", Registration.class))
        .isEqualTo(Registration.at("local:/"));
  }

  @Test
  void optionalsHoldWhateverTypeTheyAreDeclaredWith() throws JsonProcessingException {
    Optional<List<Instant>> value = Optional.of(List.of(TIME));

    String json = Json.mapper().writeValueAsString(value);

    assertThat(Json.mapper().readValue(json, new TypeReference<Optional<List<Instant>>>() {}))
        .isEqualTo(value);
  }

  @Test
  void credentialIdsAreTextAsKeysAndAsValues() throws JsonProcessingException {
    CredentialId id = new CredentialId("postgres", "password");
    Map<CredentialId, List<CredentialId>> value = Map.of(id, List.of(id));

    String json = Json.mapper().writeValueAsString(value);

    assertThat(json).isEqualTo("{\"postgres/password\":[\"postgres/password\"]}");
    assertThat(
            Json.mapper()
                .readValue(json, new TypeReference<Map<CredentialId, List<CredentialId>>>() {}))
        .isEqualTo(value);
  }

  @Test
  void aTextOfTheWrongFormIsRefusedWithoutQuotingIt() {
    assertThatThrownBy(() -> Json.mapper().readValue("\"hunter2\"", Instant.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aSecretIsNeverWritten() {
    assertThatThrownBy(() -> Json.mapper().writeValueAsString(Map.of("a", Secret.of("hunter2"))))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageNotContaining("hunter2");
  }
}
