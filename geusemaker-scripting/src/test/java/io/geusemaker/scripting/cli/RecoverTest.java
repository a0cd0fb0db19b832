package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.core.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoverTest {

  private final Shell shell = new Shell();

  @Test
  void whatWasFoundAndDoneIsSaidAndNothingIsAsked() {
    assertThat(shell.typing().with("TERM", "dumb").with("NO_COLOR", "1").run("recover", "shop"))
        .isEqualTo(
            new Shell.Run(
                0,
                """
                Recover shop ... done in 0.0 s
                recovered op-0 finished in 3.3 s
                Operation op-0: finished
                  postgres/password  only the new one works
                Proof
                  postgres/password  new accepted  old refused  tcp from another container
                """,
                ""));
    assertThat(shell.engine.calls).containsExactly("recover");
  }

  @Test
  void havingNothingToRecoverIsNoFailure() {
    shell.engine.recovered = ShopRecords.NOTHING_OPEN;

    assertThat(shell.run("recover", "shop", "--quiet"))
        .isEqualTo(new Shell.Run(0, "nothing to recover: every operation has ended\n", ""));
  }

  @Test
  void programsAreToldToo() throws Exception {
    Shell.Run run = shell.run("recover", "shop", "--output", "json");
    JsonNode document = Json.mapper().readTree(run.out());

    assertThat(run.exit()).isZero();
    assertThat(document.fieldNames()).toIterable().containsExactly("recovery");
    assertThat(Json.mapper().treeToValue(document.get("recovery"), RecoveryResult.class))
        .isEqualTo(ShopRecords.RECOVERED);
    assertThat(document.at("/recovery/operations/0/found/0/answer").asText()).isEqualTo("ONLY_NEW");
    assertThat(run.err()).isEqualTo("Recover shop ... done in 0.0 s\n");
  }

  @Test
  void aHostThatDoesNotAnswerLeavesItForLater() {
    shell.engine.refusal =
        Optional.of(new GeuseMakerException(new HostFailure.Unreachable("shop", "refused")));

    Shell.Run run = shell.run("recover", "shop");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).isEqualTo("Recover shop ... failed after 0.0 s\n");
  }
}
