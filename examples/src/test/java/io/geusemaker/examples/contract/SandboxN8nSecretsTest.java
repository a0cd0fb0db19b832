package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.model.StatusRequest;
import io.geusemaker.examples.contract.Meddling.Moment;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.service.TaskRunners;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On the sandbox, the secrets that n8n uses by itself")
final class SandboxN8nSecretsTest {

  private final TaskRunners runners = new TaskRunners();
  private final SandboxStack stack = new SandboxStack(Sandbox.builder().with(runners).start());
  private final Map<String, String> filesBefore = stack.projectFiles();

  @AfterEach
  void stop() {
    stack.close();
  }

  private N8nUser user() {
    return N8nUser.at(
        stack.runtimeVariable("N8N_HOST_PORT"),
        stack.sandbox().ownerEmail(),
        stack.sandbox().ownerPassword());
  }

  @Test
  void a_new_signing_secret_ends_sessions_and_a_rollback_brings_them_back() {
    N8nUser before = user();

    RotationResult result = stack.direct().rotate().jwtSecret().execute();

    assertThat(result.credentialsRotated()).containsExactly("n8n/jwt-secret");
    assertThat(result.warnings()).anyMatch(text -> text.contains("all sessions of n8n end"));
    assertThat(result.proofs())
        .singleElement()
        .satisfies(
            proof -> {
              assertThat(proof.newAccepted()).isTrue();
              assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
            });
    assertThat(before.session()).isEqualTo(401);
    N8nUser after = user();
    assertThat(after.session()).isEqualTo(200);
    assertThat(stack.projectFiles().get("runtime.env")).doesNotContain(runners.jwtSecret());

    var ignored = stack.direct().rollback().execute();

    assertThat(before.session()).isEqualTo(200);
    assertThat(after.session()).isEqualTo(401);
    assertThat(stack.projectFiles()).isEqualTo(filesBefore);
  }

  @Test
  void the_signing_secret_and_the_login_change_together() {
    RotationResult result = stack.direct().rotate().n8n().jwtSecret().execute();

    assertThat(result.credentialsRotated())
        .containsExactlyInAnyOrder("n8n/owner-password", "n8n/jwt-secret");
    assertThat(result.proofs()).hasSize(2).allMatch(Proof::newAccepted);
  }

  @Test
  void a_lost_proof_puts_the_signing_secret_back() {
    N8nUser before = user();

    Failure failure =
        stack
            .deployment()
            .over(Meddling.cutOff(stack.sandbox().transport(), 4, Moment.AFTER))
            .rotate()
            .jwtSecret()
            .attempt()
            .getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertThat(before.session()).isEqualTo(200);
    assertThat(stack.projectFiles()).isEqualTo(filesBefore);
  }

  @Test
  void the_runners_token_changes_with_everything_and_its_runners_are_recreated() {
    String runnersBefore = stack.containerId("task-runners");

    RotationResult result = stack.direct().rotate().execute();

    assertThat(result.credentialsRotated())
        .contains("n8n/runners-token")
        .doesNotContain("n8n/jwt-secret", "n8n/encryption-key");
    assertThat(result.proofs())
        .filteredOn(proof -> proof.credential().equals("n8n/runners-token"))
        .singleElement()
        .satisfies(
            proof -> {
              assertThat(proof.newAccepted()).isTrue();
              assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
            });
    assertThat(stack.containerId("task-runners")).isNotEqualTo(runnersBefore);
    assertThat(stack.projectFiles().get("runtime.env")).doesNotContain(runners.token());
  }

  @Test
  void the_runners_token_can_be_asked_for_alone() {
    Plan plan = stack.direct().rotate().runnersToken().plan().plan();

    assertThat(plan.credentials()).containsExactly("n8n/runners-token");
    assertThat(plan.restarts()).containsExactly("n8n", "task-runners");
  }

  @Test
  void a_status_lists_them_and_the_api_keys_that_n8n_has_issued() {
    stack.query(
        """
        INSERT INTO user_api_keys (id, "userId", label, "apiKey", "createdAt")
        SELECT 'apikey0000000001', id, 'A script', 'the-key-itself', now() - interval '40 days'
        FROM "user" RETURNING id""");

    DeploymentStatus status =
        stack.direct().status(StatusRequest.standard().olderThan(Duration.ofDays(30)));

    assertThat(status.credentials())
        .extracting(CredentialStatus::credential)
        .contains("n8n/runners-token", "n8n/jwt-secret")
        .doesNotContain("n8n/encryption-key");
    assertThat(status.credentials())
        .filteredOn(one -> one.credential().equals("n8n/api-key-apikey0000000001"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.places().toString()).contains("A script").contains("made ");
              assertThat(one.due()).isTrue();
            });
    assertThat(status.describe()).doesNotContain("the-key-itself");
    assertThat(stack.direct().rotate().jwtSecret().plan().plan().warnings())
        .anyMatch(text -> text.contains("\"A script\""));
  }

  @Test
  void what_is_not_there_is_refused() {
    try (SandboxStack plain = new SandboxStack(Sandbox.start())) {
      assertThat(plain.direct().rotate().jwtSecret().attempt().getLeft())
          .isInstanceOf(StackFailure.NotRotatable.class);
      assertThat(plain.direct().rotate().runnersToken().attempt().getLeft().what())
          .contains("n8n draws a token at every start");
    }
  }
}
