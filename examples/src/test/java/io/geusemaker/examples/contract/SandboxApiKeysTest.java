package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.model.StatusRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.credential.Crawl4aiSession;
import io.geusemaker.examples.sandbox.service.KeyedServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("On the sandbox, keys and tokens of other services")
final class SandboxApiKeysTest {

  private static final EnvSecret TOKEN =
      EnvSecret.named("CRAWL4AI_API_TOKEN")
          .of("crawl4ai")
          .provenBy(HttpCheck.get("/schema").onPort(11_235).bearer());

  private KeyedStack keyed = new KeyedStack("1.17.0", "0.9.0");

  @AfterEach
  void stop() {
    keyed.close();
  }

  private void instead(String qdrantVersion, String crawl4aiVersion) {
    keyed.close();
    keyed = new KeyedStack(qdrantVersion, crawl4aiVersion);
  }

  @Test
  void a_status_tells_where_they_live_and_which_are_due() {
    var ignored = keyed.stack().direct().rotate().qdrant().execute();

    List<CredentialStatus> credentials =
        keyed
            .stack()
            .direct()
            .status(StatusRequest.standard().olderThan(Duration.ofDays(30)))
            .credentials();

    assertThat(credentials)
        .extracting(CredentialStatus::credential)
        .contains("qdrant/api-key", "qdrant/read-only-api-key", "crawl4ai/api-token");
    assertThat(credentials)
        .filteredOn(one -> one.credential().equals("qdrant/api-key"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.places()).anyMatch(place -> place.contains("Qdrant Local"));
              assertThat(one.due()).isFalse();
            });
    assertThat(credentials)
        .filteredOn(one -> one.credential().equals("crawl4ai/api-token"))
        .allMatch(CredentialStatus::due);
  }

  @Test
  void a_secret_whose_file_has_changed_since_its_container_started_is_refused() throws Exception {
    Path file = keyed.stack().sandbox().runtimeEnv();
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceFirst("(?m)^CRAWL4AI_API_TOKEN=.*", "CRAWL4AI_API_TOKEN=x"));

    assertThat(keyed.stack().direct().rotate().services("crawl4ai").attempt().getLeft().what())
        .contains("was started with another value", "recreate it first");
  }

  @Test
  void qdrants_key_changes_and_nobody_is_refused_meanwhile() {
    String old = keyed.qdrantKey();
    String oldReader = keyed.services().readOnlyKey();
    String storedIds = ids();

    RotationResult result = keyed.stack().direct().rotate().qdrant().execute();
    Map<String, String> fresh = VariantContract.clear(result);
    String key = fresh.getOrDefault("qdrant/api-key", "");
    String reader = fresh.getOrDefault("qdrant/read-only-api-key", "");

    assertThat(fresh.keySet()).containsExactly("qdrant/api-key", "qdrant/read-only-api-key");
    assertThat(keyed.services().qdrant(key)).isEqualTo(200);
    assertThat(keyed.services().qdrant(reader)).isEqualTo(200);
    assertThat(keyed.services().qdrant(old)).isEqualTo(401);
    assertThat(keyed.services().qdrant(oldReader)).isEqualTo(401);
    assertThat(keyed.services().qdrant("")).isEqualTo(401);
    int servedBefore = keyed.served();
    awaitServed(servedBefore);
    assertThat(keyed.refused()).as("requests that were refused").isZero();
    assertThat(keyed.stored("Qdrant Local")).isEqualTo(key);
    assertThat(keyed.stored("Qdrant Reader")).isEqualTo(reader);
    assertThat(keyed.stored("Qdrant Elsewhere")).isEqualTo(old);
    assertThat(ids()).isEqualTo(storedIds);
    assertThat(result.proofs())
        .hasSize(2)
        .allMatch(Proof::newAccepted)
        .allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);
    String files = String.join("", keyed.stack().projectFiles().values());
    assertThat(files).doesNotContain("ALT_API_KEY").doesNotContain(old).contains(key);
    assertThat(files).contains("# Qdrant's keys\nQDRANT__SERVICE__API_KEY=" + key + "\n");
    assertThat(keyed.stack().databaseAccepts(keyed.stack().databasePassword())).isTrue();
    assertThat(keyed.stack().sandbox().unknownCalls()).isEmpty();
  }

  private void awaitServed(int before) {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (keyed.served() <= before && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(keyed.served()).as("requests with the new key").isGreaterThan(before);
  }

  private String ids() {
    return String.join(
        ",", keyed.stack().query("SELECT id || name FROM credentials_entity ORDER BY id"));
  }

  @Test
  void a_qdrant_without_a_second_key_says_that_clients_are_refused() {
    instead("1.16.3", "0.9.0");

    RotationResult result = keyed.stack().direct().rotate().qdrant().execute();

    assertThat(result.warnings()).anyMatch(text -> text.contains("from 1.17 on"));
    assertThat(result.steps()).noneMatch(step -> step.id().equals("keys.overlap"));
    assertThat(keyed.services().qdrant(keyed.qdrantKey())).isEqualTo(401);
  }

  @Test
  void everything_means_them_too() {
    RotationResult result = keyed.stack().direct().rotate().execute();

    assertThat(result.credentialsRotated())
        .containsExactly(
            "postgres/password",
            "n8n/owner-password",
            "qdrant/api-key",
            "qdrant/read-only-api-key",
            "crawl4ai/api-token");
    Map<String, String> fresh = VariantContract.clear(result);
    assertThat(keyed.services().qdrant(fresh.getOrDefault("qdrant/api-key", ""))).isEqualTo(200);
    assertThat(keyed.services().crawl4ai(fresh.getOrDefault("crawl4ai/api-token", "")))
        .isEqualTo(200);
    assertThat(keyed.stack().databaseAccepts(fresh.getOrDefault("postgres/password", ""))).isTrue();
    assertThat(keyed.refused()).as("requests that were refused").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.4.247", "0.9.0"})
  void crawl4ais_token_changes_where_it_is_checked(String version) {
    instead("1.17.0", version);

    RotationResult result = keyed.stack().direct().rotate().crawl4ai().execute();
    String token = VariantContract.clear(result).getOrDefault("crawl4ai/api-token", "");

    assertThat(keyed.services().crawl4ai(token)).isEqualTo(200);
    assertThat(keyed.services().crawl4ai("")).isEqualTo(401);
    assertThat(result.proofs()).allMatch(Proof::newAccepted);
    assertThat(result.warnings()).noneMatch(text -> text.contains("ignores"));
  }

  @Test
  void what_crawl4ai_signs_with_changes_and_ends_what_it_has_signed() {
    keyed.close();
    keyed = new KeyedStack(new KeyedServices("1.17.0", "0.9.0").signingWith("first-secret"));
    String issued = issued("first-secret");
    assertThat(keyed.services().crawl4ai(issued)).isEqualTo(200);

    RotationResult result = keyed.stack().direct().rotate().crawl4ai().execute();
    String secret = VariantContract.clear(result).getOrDefault("crawl4ai/jwt-secret", "");

    assertThat(keyed.services().crawl4ai(issued)).isEqualTo(401);
    assertThat(keyed.services().crawl4ai(issued(secret))).isEqualTo(200);
    assertThat(result.warnings())
        .contains("tokens that crawl4ai has issued at /token end with its SECRET_KEY");
    assertThat(result.proofs())
        .hasSize(2)
        .allMatch(Proof::newAccepted)
        .allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);

    keyed.stack().direct().rollback().execute();

    assertThat(keyed.services().crawl4ai(issued)).isEqualTo(200);
    assertThat(keyed.services().crawl4ai(issued(secret))).isEqualTo(401);
  }

  private static String issued(String secret) {
    return Crawl4aiSession.token(Secret.of(secret)).reveal(SecretAccess.deliberate());
  }

  @Test
  void a_crawl4ai_that_ignores_its_token_proves_nothing_and_says_so() {
    instead("1.17.0", "0.8.6");

    RotationResult result = keyed.stack().direct().rotate().crawl4ai().execute();

    assertThat(result.warnings())
        .anyMatch(text -> text.startsWith("crawl4ai 0.8.6 ignores CRAWL4AI_API_TOKEN"));
    assertThat(result.proofs())
        .singleElement()
        .satisfies(
            proof -> {
              assertThat(proof.newAccepted()).isFalse();
              assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.NOT_TESTED);
              assertThat(proof.detail()).isEqualTo("not checked by this version");
            });
  }

  @Test
  void ollama_has_nothing_to_rotate() {
    Plan plan = keyed.stack().direct().rotate().services("ollama").plan().plan();

    assertThat(plan.credentials()).isEmpty();
    assertThat(plan.warnings())
        .contains("ollama has no authentication: there is nothing to rotate");
  }

  @Test
  void a_declared_secret_of_any_service_changes() {
    RotationResult result = keyed.stack().direct().rotate().envSecret(TOKEN).execute();
    String token = VariantContract.clear(result).getOrDefault("crawl4ai/CRAWL4AI_API_TOKEN", "");

    assertThat(keyed.services().crawl4ai(token)).isEqualTo(200);
    assertThat(result.credentialsRotated()).containsExactly("crawl4ai/CRAWL4AI_API_TOKEN");
    assertThat(String.join("", keyed.stack().projectFiles().values())).contains(token);

    keyed.stack().direct().rollback().execute();

    assertThat(keyed.services().crawl4ai(token)).isEqualTo(401);
  }

  @Test
  void a_check_that_is_wrong_is_refused_before_anything_is_touched() {
    Map<String, String> files = keyed.stack().projectFiles();
    String container = keyed.stack().containerId("crawl4ai");

    Failure failure =
        keyed
            .stack()
            .direct()
            .rotate()
            .envSecret(TOKEN.provenBy(HttpCheck.get("/schema").onPort(11_235).header("x-token")))
            .attempt()
            .getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertThat(failure.message()).contains("its present secret was answered with 401");
    assertThat(keyed.stack().projectFiles()).isEqualTo(files);
    assertThat(keyed.stack().containerId("crawl4ai")).isEqualTo(container);
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    assertThat(refusal(EnvSecret.named("NOTHING").of("crawl4ai")))
        .isInstanceOf(StackFailure.NotRotatable.class);
    assertThat(refusal(EnvSecret.named("TOKEN").of("nobody")))
        .isInstanceOf(RequestFailure.UnknownService.class);
    assertThat(refusal(TOKEN.restarting("nobody")))
        .isInstanceOf(RequestFailure.UnknownService.class);
    assertThat(refusal(EnvSecret.named("POSTGRES_PASSWORD").of("postgres")).message())
        .contains("also a password of PostgreSQL");
    assertThat(refusal(EnvSecret.named("N8N_ENCRYPTION_KEY").of("n8n")).message())
        .contains("encryption key");
  }

  private Failure refusal(EnvSecret secret) {
    return keyed.stack().direct().rotate().envSecret(secret).attempt().getLeft();
  }

  @Test
  void a_rollback_brings_every_byte_and_every_key_back() {
    Map<String, String> files = keyed.stack().projectFiles();
    Map<String, String> fresh =
        VariantContract.clear(keyed.stack().direct().rotate().qdrant().execute());

    List<Proof> proofs = keyed.stack().direct().rollback().execute().proofs();

    assertThat(keyed.stack().projectFiles()).isEqualTo(files);
    assertThat(keyed.services().qdrant(keyed.qdrantKey())).isEqualTo(200);
    assertThat(keyed.services().qdrant(keyed.services().readOnlyKey())).isEqualTo(200);
    assertThat(keyed.services().qdrant(fresh.getOrDefault("qdrant/api-key", ""))).isEqualTo(401);
    assertThat(keyed.stored("Qdrant Local")).isEqualTo(keyed.qdrantKey());
    assertThat(keyed.refused()).as("requests that were refused").isZero();
    assertThat(proofs).allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);
  }
}
