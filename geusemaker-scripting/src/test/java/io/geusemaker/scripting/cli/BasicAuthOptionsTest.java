package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("geusemaker update --basic-auth-file")
class BasicAuthOptionsTest {

  private static final BasicAuthFile ADMIN = BasicAuthFile.at("/etc/nginx/htpasswd").of("admin");

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

  @Test
  void rotatesThatPasswordAndNothingElse() {
    RotationRequest asked = asked("--basic-auth-file /etc/nginx/htpasswd:admin");

    assertThat(asked.basicAuthFiles()).containsExactly(ADMIN);
    assertThat(asked.isEverything()).isFalse();
    assertThat(asked.services()).isEmpty();
  }

  @Test
  void isRepeatedWithAProofForEachAndComesInAdditionToOthers() {
    RotationRequest asked =
        asked(
            "--services n8n --secret A@b --proof-http 80/me"
                + " --basic-auth-file /etc/nginx/htpasswd:admin --proof-url http://127.0.0.1:8080/"
                + " --basic-auth-file /etc/nginx/htpasswd:a@b.c --proof-url https://n8n.example.org/");

    assertThat(asked.basicAuthFiles())
        .containsExactly(
            BasicAuthFile.at("/etc/nginx/htpasswd")
                .of("a@b.c")
                .provenAt("https://n8n.example.org/"),
            ADMIN.provenAt("http://127.0.0.1:8080/"));
    assertThat(asked.services()).containsExactly("n8n");
    assertThat(asked.envSecrets()).hasSize(1);
  }

  @Test
  void hasTheOldPasswordFromAFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("old"), "until now\nnot this\n");

    RotationRequest asked =
        asked("--basic-auth-file /etc/nginx/htpasswd:admin --old-password-file " + file);

    assertThat(asked.basicAuthFiles())
        .singleElement()
        .satisfies(
            given ->
                assertThat(given.oldPassword())
                    .hasValueSatisfying(
                        old -> assertThat(old.sameAs(Secret.of("until now"))).isTrue()));
    assertThat(asked.toString()).doesNotContain("until now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      --basic-auth-file /etc/htpasswd | --basic-auth-file | it has to be PATH:USER, such as /etc/nginx/htpasswd:admin
      --basic-auth-file /etc/htpasswd:a:secret | --basic-auth-file | it has to be PATH:USER, such as /etc/nginx/htpasswd:admin
      --basic-auth-file htpasswd:a | basic-auth file | "htpasswd" is no absolute path of letters, digits and . _ - /
      --basic-auth-file /etc/htpasswd:-a | basic-auth file | "-a" is no user of letters, digits and . _ @ -, the first no . @ -
      --basic-auth-file /h:a --proof-url 8080/ | basic-auth file | "8080/" is no URL of HTTP with a path
      --basic-auth-file /h:a --proof-url http://n8n.org/ | basic-auth file | a password is sent in plain HTTP to the host's loopback only; "http://n8n.org/" is not
      --basic-auth-file /h:a --old-password-file /no/such | --old-password-file | /no/such cannot be read
      --basic-auth-file /h:a --old-password-file /dev/null | --old-password-file | the first line of /dev/null is empty
      --proof-url http://127.0.0.1/ | --proof-url | it needs a --basic-auth-file before it, one for each
      --old-password-file /no/such | --old-password-file | it needs a --basic-auth-file before it, one for each
      --basic-auth-file /h:a --basic-auth-file /h:a --proof-url http://127.0.0.1/ | basic-auth file | the same one is declared in two ways
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
    Shell.Run run = shell.run(command, "shop", "--security-patch", "--basic-auth-file", "/h:a");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("--basic-auth-file is not acceptable: it needs --rotate-credentials");
  }

  @ParameterizedTest
  @ValueSource(strings = {"update", "plan", "fleet"})
  void isExplained(String command) {
    assertThat(shell.run(command, "--help").out())
        .contains("--basic-auth-file=PATH:USER", "--proof-url=URL", "--old-password-file=FILE");
  }
}
