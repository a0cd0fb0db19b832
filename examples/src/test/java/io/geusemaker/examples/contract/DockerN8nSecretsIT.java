package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On real releases of n8n with a task broker for runners elsewhere and a signing secret of its own.
 */
@Tag("long")
@DisplayName("On the Docker stack, the secrets that n8n uses by itself")
final class DockerN8nSecretsIT {

  private static final String SETTINGS =
      """
      N8N_RUNNERS_AUTH_TOKEN=the-first-runners-token
      N8N_USER_MANAGEMENT_JWT_SECRET=the-first-signing-secret
      """;

  @BeforeAll
  static void needsAnEngine() {
    DockerEngine.require();
  }

  @ParameterizedTest(name = "change, are proven and come back with n8n {0}")
  @ValueSource(strings = {"2.40.7", "1.123.81"})
  void change(String release) {
    try (DockerStack stack =
        DockerStack.up(Map.of("GEUSEMAKER_STACK_N8N_IMAGE", "geusemaker-stack/n8n:" + release))) {
      signingSecretAndRunnersTokenChange(stack);
      encryptionKeyChangesAndComesBack(stack);
    }
  }

  private static void signingSecretAndRunnersTokenChange(DockerStack stack) {
    giveSecrets(stack);
    N8nUser before = user(stack);
    assertThat(before.session()).isEqualTo(200);

    RotationResult result = stack.deployment().rotate().jwtSecret().runnersToken().execute();

    assertThat(result.proofs())
        .hasSize(2)
        .allMatch(Proof::newAccepted)
        .allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);
    assertThat(before.session()).isEqualTo(401);
    assertThat(user(stack).session()).isEqualTo(200);
    assertThat(stack.environment("n8n"))
        .doesNotContain("the-first-runners-token", "the-first-signing-secret");
  }

  private static void encryptionKeyChangesAndComesBack(DockerStack stack) {
    Map<String, String> filesBefore = stack.projectFiles();
    List<String> ids = ids(stack);
    String key = key(stack);

    RotationResult result = stack.deployment().rotate().encryptionKey().execute();

    assertThat(result.proofs())
        .singleElement()
        .satisfies(
            proof -> {
              assertThat(proof.newAccepted()).isTrue();
              assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
              assertThat(proof.detail()).isEqualTo("3 of 3 stored credentials decrypted");
            });
    assertThat(key(stack)).isNotEqualTo(key);
    assertThat(settings(stack)).contains(key(stack)).doesNotContain(key);
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(stack.databasePassword());
    assertThat(stack.storedPassword("PostgreSQL Elsewhere")).isEqualTo("not-ours");
    assertThat(ids(stack)).isEqualTo(ids);
    assertThat(stack.hostLogs()).doesNotContain(key, key(stack), "not-ours");
    assertThat(user(stack).session()).isEqualTo(200);

    var ignored = stack.deployment().rollback().execute();

    assertThat(key(stack)).isEqualTo(key);
    assertThat(stack.projectFiles()).isEqualTo(filesBefore);
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(stack.databasePassword());
    assertThat(ids(stack)).isEqualTo(ids);
    assertThat(stack.health("n8n")).isEqualTo("running healthy");
  }

  private static N8nUser user(DockerStack stack) {
    return N8nUser.at(stack.fact("n8n_port"), stack.fact("owner_email"), stack.ownerPassword());
  }

  private static List<String> ids(DockerStack stack) {
    return stack.query("SELECT id, name, type FROM credentials_entity ORDER BY id");
  }

  private static String key(DockerStack stack) {
    return stack
        .environment("n8n")
        .lines()
        .filter(line -> line.startsWith("N8N_ENCRYPTION_KEY="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElseThrow();
  }

  private static String settings(DockerStack stack) {
    try {
      return Files.readString(stack.directory().resolve("efs/n8n/config"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void giveSecrets(DockerStack stack) {
    Path compose = stack.directory().resolve("docker-compose.yml");
    try {
      Files.writeString(
          stack.directory().resolve("runtime.env"), SETTINGS, StandardOpenOption.APPEND);
      Files.writeString(
          compose,
          Files.readString(compose)
              .replace("N8N_RUNNERS_MODE=internal", "N8N_RUNNERS_MODE=external"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Shell.output(
        "bash",
        "-c",
        ". stack/lib.sh; load_stack \"$0\"; compose up -d --wait --wait-timeout 240",
        stack.directory().toString());
    N8nUser.awaitAnswers(stack.fact("n8n_port"));
  }
}
