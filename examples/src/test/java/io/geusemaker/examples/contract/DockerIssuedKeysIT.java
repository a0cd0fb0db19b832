package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On real releases of n8n: one derives what it signs with, the other keeps that in its tables. */
@Tag("long")
@DisplayName("On the Docker stack, API keys that n8n has issued")
final class DockerIssuedKeysIT {

  private static final String WORKFLOWS = "workflows?limit=1";

  @BeforeAll
  static void needsAnEngine() {
    DockerEngine.require();
  }

  @ParameterizedTest(name = "are reissued and come back with n8n {0}")
  @ValueSource(strings = {"2.40.7", "1.123.81"})
  void areReissued(String release) {
    try (DockerStack stack =
        DockerStack.up(Map.of("GEUSEMAKER_STACK_N8N_IMAGE", "geusemaker-stack/n8n:" + release))) {
      N8nUser user =
          N8nUser.at(stack.fact("n8n_port"), stack.fact("owner_email"), stack.ownerPassword());
      String old = user.issueApiKey("A script", "workflow:list");
      N8nUser.awaitAnotherSecond();
      String narrow = user.issueApiKey("A narrow one", "tag:list");
      assertThat(user.api(WORKFLOWS, old)).isEqualTo(200);

      RotationResult result = stack.deployment().rotate().apiKeys().execute();

      assertThat(result.proofs())
          .hasSize(2)
          .allMatch(Proof::newAccepted)
          .allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);
      assertThat(user.api(WORKFLOWS, old)).isEqualTo(401);
      assertThat(user.api("tags", narrow)).isEqualTo(401);
      List<String> fresh = stack.query("SELECT \"apiKey\" FROM user_api_keys ORDER BY label DESC");
      assertThat(user.api(WORKFLOWS, fresh.get(0))).isEqualTo(200);
      assertThat(user.api("tags", fresh.get(1))).isEqualTo(200);
      assertThat(stack.hostLogs()).doesNotContain(old, fresh.get(0));

      var ignored = stack.deployment().rollback().execute();

      assertThat(user.api(WORKFLOWS, old)).isEqualTo(200);
      assertThat(user.api(WORKFLOWS, fresh.get(0))).isEqualTo(401);
    }
  }
}
