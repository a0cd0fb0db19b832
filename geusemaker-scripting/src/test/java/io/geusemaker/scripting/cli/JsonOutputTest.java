package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.core.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonOutputTest {

  private final Shell shell = new Shell();

  private Shell.Run update(String option, String... more) {
    String[] arguments = {"update", "shop", "--rotate-credentials", "--output=json", option};
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return shell.run(all);
  }

  /** Reads the one document; anything after it is an error. */
  private static JsonNode document(Shell.Run run) throws JsonProcessingException {
    return Json.mapper().readTree(run.out());
  }

  @Test
  void aDryRunPrintsThePlan() throws Exception {
    Shell.Run run = update("--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(document(run).fieldNames()).toIterable().containsExactly("plan");
    assertThat(Json.mapper().treeToValue(document(run).get("plan"), Plan.class))
        .isEqualTo(Shop.PLAN);
    assertThat(run.err()).isEqualTo("Look at shop ... done in 0.0 s\n");
  }

  @Test
  void aRotationPrintsTheResultAndTellsProgressOnStandardError() throws Exception {
    Shell.Run run = update("--force");

    assertThat(run.exit()).isZero();
    assertThat(document(run).fieldNames()).toIterable().containsExactly("result");
    JsonNode result = document(run).get("result");
    assertThat(Json.mapper().treeToValue(result, RotationResult.class)).isEqualTo(Shop.result());
    assertThat(result.get("new_credentials").get("postgres/password").asText())
        .isEqualTo("sealed:1");
    assertThat(result.get("previous_state").get("created_at").asText())
        .isEqualTo("2026-11-23T10:00:00Z");
    assertThat(result.get("duration_seconds").asDouble()).isEqualTo(21.5);
    assertThat(run.err())
        .startsWith("Look at shop ... done in 0.0 s\nPlan for shop (0123456789ab)\n")
        .endsWith("[2/2] Recreate n8n ... done in 20.1 s\n");
  }

  @Test
  void theCredentialsAreAMemberOfTheirOwnWhenAskedFor() throws Exception {
    JsonNode revealed =
        document(update("--force", "--show-credentials")).get("revealed_credentials");

    assertThat(revealed.fieldNames())
        .toIterable()
        .containsExactly("n8n/owner", "postgres/password");
    assertThat(revealed.get("n8n/owner").asText()).isEqualTo(Shop.NEW_LOGIN);
    assertThat(revealed.get("postgres/password").asText()).isEqualTo(Shop.NEW_PASSWORD);
  }

  @Test
  void theQuestionIsAskedOnStandardError() throws Exception {
    shell.typing("yes");

    Shell.Run run = update("--services=n8n");

    assertThat(run.exit()).isZero();
    assertThat(document(run).has("result")).isTrue();
    assertThat(run.err())
        .contains("Rotate these credentials now? [y/N] ")
        .doesNotContain("Show the new credentials");
  }

  @Test
  void aFailureIsADocumentToo() {
    shell.engine.refusal =
        Optional.of(new GeuseMakerException(new OperationFailure.Busy("shop", "möbius, op-0")));

    Shell.Run run = update("--force");

    assertThat(run.exit()).isEqualTo(7);
    assertThat(run.out())
        .isEqualTo(
            """
            {
              "failure" : {
                "code" : "operation.busy",
                "what" : "another operation is at work on \\"shop\\": m\\u00F6bius, op-0",
                "state" : "nothing was changed",
                "next" : "wait for it to end, or let the request wait for it"
              }
            }
            """);
  }

  @Test
  void havingNobodyToAskIsADocumentToo() throws Exception {
    Shell.Run run = update("--quiet");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(document(run).get("failure").get("code").asText())
        .isEqualTo("request.nobody-to-ask");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aDefectIsADocumentToo() throws Exception {
    shell.engine.refusal = Optional.of(new IllegalStateException("odd"));

    Shell.Run run = update("--force");

    assertThat(run.exit()).isEqualTo(70);
    assertThat(document(run).get("failure").get("code").asText()).isEqualTo("internal");
    assertThat(run.err())
        .endsWith(
            "Internal error: java.lang.IllegalStateException: odd"
                + " (run with --verbose for the stack trace)\n");
  }
}
