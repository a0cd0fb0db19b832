package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.examples.contract.Meddling.Moment;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.service.TaskRunners;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("On the sandbox, API keys that n8n has issued")
final class SandboxIssuedKeysTest {

  private static final int CHANGE = 3;
  private static final int PROOF = 4;
  private static final String WORKFLOWS = "workflows?limit=1";

  private SandboxStack stack = new SandboxStack(Sandbox.start());

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

  private String stored(String label) {
    return stack.query("SELECT \"apiKey\" FROM user_api_keys WHERE label = '" + label + "'").get(0);
  }

  @Test
  void each_gets_a_new_value_and_a_rollback_brings_the_old_ones_back() {
    N8nUser user = user();
    String old = user.issueApiKey("A script", "workflow:list");
    String narrow = user.issueApiKey("A narrow one", "tag:list");

    Plan plan = stack.direct().rotate().apiKeys().plan().plan();

    assertThat(plan.restarts()).isEmpty();
    assertThat(plan.warnings())
        .anyMatch(text -> text.contains("\"A script\"") && text.contains("ends at once"));
    assertThat(plan.describe()).doesNotContain(old, narrow);

    RotationResult result = stack.direct().rotate().apiKeys().execute();

    assertThat(result.proofs())
        .hasSize(2)
        .allMatch(Proof::newAccepted)
        .allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);
    assertThat(result.describe()).doesNotContain(old, stored("A script"));
    assertThat(user.api(WORKFLOWS, old)).isEqualTo(401);
    assertThat(user.api("discover", narrow)).isEqualTo(401);
    assertThat(user.api(WORKFLOWS, stored("A script"))).isEqualTo(200);
    assertThat(user.api(WORKFLOWS, stored("A narrow one"))).isEqualTo(403);
    assertThat(result.reveal(SecretAccess.deliberate()).values())
        .anyMatch(key -> key.reveal(SecretAccess.deliberate()).equals(stored("A script")));

    var ignored = stack.direct().rollback().execute();

    assertThat(user.api(WORKFLOWS, old)).isEqualTo(200);
    assertThat(user.api("discover", narrow)).isEqualTo(200);
  }

  @Test
  void are_reissued_one_by_one_when_they_are_named() {
    N8nUser user = user();
    String website = user.issueApiKey("The website", "workflow:list");
    String backups = user.issueApiKey("Backups", "workflow:list");

    Plan plan = stack.direct().rotate().apiKeys("The website").plan().plan();

    assertThat(plan.warnings())
        .anyMatch(text -> text.startsWith("left as they are") && text.contains("\"Backups\""))
        .anyMatch(text -> text.contains("\"The website\"") && text.contains("made today"));
    assertThat(stack.direct().rotate().apiKeys("Website").attempt().getLeft())
        .isInstanceOfSatisfying(
            RequestFailure.Invalid.class,
            failure -> assertThat(failure.what()).contains("\"The website\"", "\"Backups\""));

    RotationResult result = stack.direct().rotate().apiKeys("The website").execute();

    assertThat(result.credentialsRotated()).hasSize(1);
    assertThat(user.api(WORKFLOWS, website)).isEqualTo(401);
    assertThat(user.api(WORKFLOWS, stored("The website"))).isEqualTo(200);
    assertThat(user.api(WORKFLOWS, backups)).isEqualTo(200);

    var ignored = stack.direct().rollback().execute();

    assertThat(user.api(WORKFLOWS, website)).isEqualTo(200);
    assertThat(user.api(WORKFLOWS, backups)).isEqualTo(200);
  }

  @ParameterizedTest(name = "are put back when script {0} is cut off after it took effect")
  @ValueSource(ints = {CHANGE, PROOF})
  void are_put_back(int script) {
    N8nUser user = user();
    String old = user.issueApiKey("A script", "workflow:list");

    Failure failure =
        stack
            .deployment()
            .over(Meddling.cutOff(stack.sandbox().transport(), script, Moment.AFTER))
            .rotate()
            .apiKeys()
            .attempt()
            .getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertThat(user.api(WORKFLOWS, old)).isEqualTo(200);
  }

  @Test
  void come_back_by_a_recovery() {
    N8nUser user = user();
    String old = user.issueApiKey("A script", "workflow:list");
    die(CHANGE, Moment.AFTER);
    assertThat(user.api(WORKFLOWS, old)).isEqualTo(401);

    assertThat(stack.direct().recover().execute().describe()).contains("undone");

    assertThat(user.api(WORKFLOWS, old)).isEqualTo(200);
  }

  @Test
  void are_finished_by_a_recovery_after_the_last_step() {
    N8nUser user = user();
    String old = user.issueApiKey("A script", "workflow:list");
    die(PROOF, Moment.BEFORE);

    assertThat(stack.direct().recover().execute().describe()).contains("finished");

    assertThat(user.api(WORKFLOWS, old)).isEqualTo(401);
    assertThat(user.api(WORKFLOWS, stored("A script"))).isEqualTo(200);
  }

  @Test
  void that_are_deleted_meanwhile_do_not_keep_a_recovery_from_ending() {
    N8nUser user = user();
    user.issueApiKey("A script", "workflow:list");
    String other = user.issueApiKey("Another", "workflow:list");
    die(CHANGE, Moment.AFTER);
    stack.query("DELETE FROM user_api_keys WHERE label = 'A script' RETURNING id");

    assertThat(stack.direct().recover().execute().describe()).contains("undone");

    assertThat(user.api(WORKFLOWS, other)).isEqualTo(200);
    assertThat(stack.direct().rotate().apiKeys().execute().credentialsRotated()).hasSize(1);
  }

  private void die(int script, Moment moment) {
    assertThatThrownBy(
            () ->
                stack
                    .deployment()
                    .over(Meddling.dying(stack.sandbox().transport(), script, moment))
                    .rotate()
                    .apiKeys()
                    .execute())
        .isInstanceOf(Died.class);
  }

  @Test
  void are_left_alone_unless_asked_for_and_when_they_are_young() {
    String old = user().issueApiKey("A script", "workflow:list");

    assertThat(stack.direct().rotate().execute().credentialsRotated())
        .noneMatch(id -> id.contains("api-key-"));
    assertThat(stack.databaseLog()).as("they were not even read").doesNotContain("issued-key");
    assertThat(
            stack.direct().rotate().apiKeys().olderThan(Duration.ofDays(1)).plan().plan().steps())
        .noneMatch(step -> step.id().equals("database.change"));
    assertThat(stack.databaseLog()).contains("issued-key");
    assertThat(stored("A script")).isEqualTo(old);
  }

  @Test
  void of_the_older_form_stay_so_and_what_cannot_be_reissued_is_named() {
    stack.query(
        """
        INSERT INTO user_api_keys (id, "userId", label, "apiKey", audience)
        SELECT 'plain', id, 'Plain', 'n8n_api_0123456789', 'public-api' FROM "user"
        UNION ALL SELECT 'other', id, 'Other', 'something', 'mcp-server-api' FROM "user"
        RETURNING id""");

    RotationResult result = stack.direct().rotate().apiKeys().execute();

    assertThat(result.credentialsRotated()).containsExactly("n8n/api-key-plain");
    assertThat(stored("Plain")).matches("n8n_api_[0-9a-f]{40}");
    assertThat(stored("Other")).isEqualTo("something");
    assertThat(result.warnings())
        .anyMatch(text -> text.contains("\"Other\"") && text.contains("left as it is"));
  }

  @Test
  void that_a_new_signing_secret_has_ended_are_reissued_afterwards() {
    stack.close();
    stack = new SandboxStack(Sandbox.builder().with(new TaskRunners()).start());
    N8nUser before = user();
    String old = before.issueApiKey("A script", "workflow:list");
    assertThat(stack.direct().rotate().jwtSecret().apiKeys().attempt().getLeft())
        .isInstanceOf(RequestFailure.Invalid.class);
    var ignored = stack.direct().rotate().jwtSecret().execute();
    assertThat(before.api(WORKFLOWS, old)).isEqualTo(401);

    RotationResult result = stack.direct().rotate().apiKeys().execute();

    assertThat(result.proofs()).singleElement().matches(Proof::newAccepted);
    assertThat(before.api(WORKFLOWS, stored("A script"))).isEqualTo(200);
    assertThat(CredentialId.parse(result.credentialsRotated().get(0)).name())
        .startsWith("api-key-");
  }
}
