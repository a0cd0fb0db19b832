package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.model.RotationRequest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("geusemaker update --include")
class IncludeOptionTest {

  private static final DeploymentName SHOP = new DeploymentName("shop");

  private final Shell shell = new Shell();

  private RotationRequest asked(String... options) {
    String[] words = new String[options.length + 3];
    System.arraycopy(new String[] {"plan", "shop", "--rotate-credentials"}, 0, words, 0, 3);
    System.arraycopy(options, 0, words, 3, options.length);
    assertThat(shell.run(words)).extracting(Shell.Run::exit, Shell.Run::err).containsExactly(0, "");
    return shell.engine.requests.get(0);
  }

  @Test
  void aloneMeansNothingElse() {
    assertThat(asked("--include", "encryption-key"))
        .isEqualTo(
            RotationRequest.secrets(SHOP, List.of())
                .including(List.of(RequestedCredential.ENCRYPTION_KEY)));
  }

  @Test
  void goesWithServices() {
    assertThat(asked("--services", "n8n", "--include", "jwt-secret,runners-token"))
        .isEqualTo(
            RotationRequest.only(SHOP, List.of("n8n"))
                .including(
                    List.of(RequestedCredential.JWT_SECRET, RequestedCredential.RUNNERS_TOKEN)));
  }

  @Test
  void namesApiKeysByTheirLabels() {
    assertThat(asked("--include", "api-keys:The website,api-keys:Backups: daily"))
        .isEqualTo(
            RotationRequest.secrets(SHOP, List.of())
                .plusApiKeys(List.of("The website", "Backups: daily")));
  }

  @Test
  void refusesAnApiKeyWithoutALabel() {
    Shell.Run run = shell.run("plan", "shop", "--rotate-credentials", "--include", "api-keys:");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("API key", "must not be blank");
    assertThat(shell.engine.requests).isEmpty();
  }

  @Test
  void refusesAnotherWord() {
    Shell.Run run = shell.run("plan", "shop", "--rotate-credentials", "--include", "everything");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "--include", "runners-token, jwt-secret, encryption-key, api-keys, or api-keys:LABEL");
    assertThat(shell.engine.requests).isEmpty();
  }
}
