package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.RotationRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("geusemaker update --secret")
class SecretOptionsTest {

  private static final EnvSecret SEARCH = EnvSecret.named("SEARCH_API_KEY").of("search");
  private static final HttpCheck INDEXES = HttpCheck.get("/indexes").onPort(7700);

  private final Shell shell = new Shell();

  private Shell.Run plan(String options) {
    return shell.run(
        Stream.concat(
                Stream.of("plan", "shop", "--rotate-credentials"),
                Stream.of(options.split(" ", -1)))
            .toArray(String[]::new));
  }

  private RotationRequest asked(String options) {
    assertThat(plan(options)).extracting(Shell.Run::exit, Shell.Run::err).containsExactly(0, "");
    return shell.engine.requests.get(0);
  }

  private static RotationRequest of(EnvSecret... secrets) {
    return RotationRequest.secrets(new DeploymentName("shop"), List.of(secrets));
  }

  @Test
  void rotatesThatSecretAndNothingElse() {
    assertThat(asked("--secret SEARCH_API_KEY@search")).isEqualTo(of(SEARCH));
  }

  @Test
  void isProvenAsIsSaid() {
    assertThat(
            asked(
                "--secret SEARCH_API_KEY@search --proof-http 7700/indexes --restarting indexer,web"))
        .isEqualTo(of(SEARCH.restarting("indexer", "web").provenBy(INDEXES.bearer())));
  }

  @Test
  void presentsItInEachForm() {
    String secret = "--secret SEARCH_API_KEY@search --proof-http :7700/indexes ";
    assertThat(asked(secret + "--proof-as header:x-key --proof-status 200,404"))
        .isEqualTo(of(SEARCH.provenBy(INDEXES.header("x-key").expecting(200, 404))));
    shell.engine.requests.clear();
    assertThat(asked(secret + "--proof-as basic:admin"))
        .isEqualTo(of(SEARCH.provenBy(INDEXES.basic("admin"))));
    shell.engine.requests.clear();
    assertThat(asked(secret + "--proof-as bearer")).isEqualTo(of(SEARCH.provenBy(INDEXES)));
  }

  @Test
  void isRepeatedWithAProofForEach() {
    assertThat(
            asked(
                "--secret SEARCH_API_KEY@search --proof-http 7700/indexes"
                    + " --secret ADMIN_PASSWORD@web --proof-http 80/me --proof-as basic:admin"))
        .isEqualTo(
            of(
                SEARCH.provenBy(INDEXES),
                EnvSecret.named("ADMIN_PASSWORD")
                    .of("web")
                    .provenBy(HttpCheck.get("/me").basic("admin"))));
  }

  @Test
  void comesInAdditionToServices() {
    RotationRequest asked = asked("--services n8n --older-than 30d --secret SEARCH_API_KEY@search");

    assertThat(asked.services()).containsExactly("n8n");
    assertThat(asked.envSecrets()).containsExactly(SEARCH);
    assertThat(asked.olderThan()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      --secret SEARCH_API_KEY | --secret | it has to be VARIABLE@SERVICE, such as SEARCH_API_KEY@search
      --secret A@b@c | --secret | it has to be VARIABLE@SERVICE, such as SEARCH_API_KEY@search
      --secret A-B@c | env secret | "A-B" is no variable
      --secret A@b --proof-http /me | --proof-http | it has to be PORT/PATH, such as 7700/indexes
      --secret A@b --proof-http 99999/me | check | the port has to lie between 1 and 65535
      --secret A@b --proof-http 80/me --proof-as digest | --proof-as | it has to be bearer, header:NAME or basic:USER
      --secret A@b --proof-http 80/me --proof-status 401 | check | the accepted statuses have to lie between 200 and 499, without 401 and 403
      --secret A@b --proof-as bearer | --proof-as | it needs --proof-http
      --secret A@b --proof-status 204 | --proof-status | it needs --proof-http
      --proof-http 80/me | --proof-http | it needs a --secret before it, one for each
      --restarting web | --restarting | it needs a --secret before it, one for each
      --secret A@b --proof-http 80/me --proof-http 81/me | --proof-http | it needs a --secret before it, one for each
      --secret A@b --secret A@b --restarting web | env secret | the same one is declared in two ways
      """)
  void isRefusedWhenItIsWrong(String options, String field, String reason) {
    Shell.Run run = plan(options);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("Failed: " + field + " is not acceptable: " + reason + ".\n");
    assertThat(shell.engine.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"update", "plan"})
  void isNoTermOfAPatch(String command) {
    Shell.Run run = shell.run(command, "shop", "--security-patch", "--secret", "A@b");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--secret is not acceptable: it needs --rotate-credentials");
  }

  @ParameterizedTest
  @ValueSource(strings = {"update", "plan", "fleet"})
  void isExplained(String command) {
    assertThat(shell.run(command, "--help").out())
        .contains("--secret=VARIABLE@SERVICE", "--proof-http=PORT/PATH", "--proof-as=FORM");
  }
}
