package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.examples.contract.Meddling.Moment;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.n8n.CredentialCipher;
import io.geusemaker.examples.sandbox.project.ProjectVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scripts of a rotation of the encryption key: the survey, the files, n8n's end and its rows,
 * the transaction, the containers, and the proof.
 */
@DisplayName("On the sandbox, n8n's encryption key")
final class SandboxEncryptionKeyTest {

  private SandboxStack stack = new SandboxStack(Sandbox.start());
  private String key = key();
  private List<String> plain = decrypted(key);
  private List<String> keysBefore = deploymentKeys();
  private Map<String, String> filesBefore = files();

  @AfterEach
  void stop() {
    stack.close();
  }

  private String key() {
    String config = settings();
    return config.replaceFirst("(?s).*\"encryptionKey\": \"([^\"]*)\".*", "$1");
  }

  private String settings() {
    try {
      return Files.readString(settingsFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path settingsFile() {
    return stack.sandbox().hostDirectory().resolve("mnt/efs/n8n/config");
  }

  private List<String> decrypted(String under) {
    CredentialCipher cipher = new CredentialCipher(under);
    return stack.query("SELECT id || ' ' || data FROM credentials_entity ORDER BY id").stream()
        .map(row -> row.split(" ", 2))
        .map(row -> row[0] + " " + cipher.decrypt(row[1]))
        .toList();
  }

  private List<String> deploymentKeys() {
    return stack.query("SELECT id, type, value FROM deployment_key ORDER BY id");
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>(stack.projectFiles());
    files.put("config", settings());
    files.remove(".geusemaker.lock");
    return files;
  }

  @Test
  void changes_everywhere_at_once_and_a_rollback_brings_it_back() {
    N8nUser before = user();

    RotationResult result = stack.direct().rotate().encryptionKey().execute();

    assertThat(result.credentialsRotated()).containsExactly("n8n/encryption-key");
    assertThat(result.proofs())
        .singleElement()
        .satisfies(
            proof -> {
              assertThat(proof.newAccepted()).isTrue();
              assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
              assertThat(proof.detail()).isEqualTo("3 of 3 stored credentials decrypted");
            });
    String fresh = key();
    assertThat(fresh).isNotEqualTo(key);
    assertThat(stack.projectFiles().get("runtime.env"))
        .contains("N8N_ENCRYPTION_KEY=" + fresh)
        .doesNotContain(key);
    assertThat(decrypted(fresh)).isEqualTo(plain);
    assertThat(before.session()).isEqualTo(401);
    assertThat(user().session()).isEqualTo(200);

    var ignored = stack.direct().rollback().execute();

    assertThat(files()).isEqualTo(filesBefore);
    assertThat(decrypted(key)).isEqualTo(plain);
    assertThat(user().session()).isEqualTo(200);
  }

  private N8nUser user() {
    return N8nUser.at(
        stack.runtimeVariable("N8N_HOST_PORT"),
        stack.sandbox().ownerEmail(),
        stack.sandbox().ownerPassword());
  }

  @ParameterizedTest
  @EnumSource(names = {"DOTENV", "INLINE", "SECRETFILE"})
  void changes_wherever_it_lives(ProjectVariant variant) {
    stack.close();
    stack = new SandboxStack(Sandbox.builder().projectVariant(variant).start(), variant);
    key = key();
    plain = decrypted(key);

    RotationResult result = stack.direct().rotate().encryptionKey().execute();

    assertThat(result.proofs()).allMatch(Proof::newAccepted);
    assertThat(decrypted(key())).isEqualTo(plain);
    assertThat(String.join("\n", stack.projectFiles().values())).doesNotContain(key);
  }

  @ParameterizedTest(name = "is undone when script {0} is cut off {1} it took effect")
  @CsvSource({"2, AFTER", "3, AFTER", "4, AFTER", "6, AFTER"})
  void isUndone(int script, Moment moment) {
    undoes(script, moment);
  }

  @Tag("long")
  @ParameterizedTest(name = "is undone when script {0} is cut off {1} it took effect")
  @CsvSource({"3, BEFORE", "4, BEFORE", "5, BEFORE", "5, AFTER", "6, BEFORE"})
  void isUndoneAtOtherMoments(int script, Moment moment) {
    undoes(script, moment);
  }

  private void undoes(int script, Moment moment) {
    Failure failure =
        stack
            .deployment()
            .over(Meddling.cutOff(stack.sandbox().transport(), script, moment))
            .rotate()
            .encryptionKey()
            .attempt()
            .getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertEverythingIsAsBefore();
  }

  private void assertEverythingIsAsBefore() {
    assertThat(files()).isEqualTo(filesBefore);
    assertThat(decrypted(key)).isEqualTo(plain);
    assertThat(deploymentKeys()).isEqualTo(keysBefore);
    assertThat(user().session()).isEqualTo(200);
    assertThat(stack.containers()).contains("/n8n running healthy");
  }

  @ParameterizedTest(name = "at script {0} (having run it: {1}) is {2} by a recovery")
  @CsvSource({"3, true, undone", "4, true, undone", "6, false, finished"})
  void isRecovered(int script, boolean ran, String outcome) {
    recovers(script, ran, outcome);
  }

  @Tag("long")
  @ParameterizedTest(name = "at script {0} (having run it: {1}) is {2} by a recovery")
  @CsvSource({
    "2, true, undone",
    "3, false, undone",
    "4, false, undone",
    "5, false, undone",
    "5, true, undone",
    "6, true, finished"
  })
  void isRecoveredAtOtherMoments(int script, boolean ran, String outcome) {
    recovers(script, ran, outcome);
  }

  private void recovers(int script, boolean ran, String outcome) {
    assertThatThrownBy(
            () ->
                stack
                    .deployment()
                    .over(
                        Meddling.dying(
                            stack.sandbox().transport(),
                            script,
                            ran ? Moment.AFTER : Moment.BEFORE))
                    .rotate()
                    .encryptionKey()
                    .execute())
        .isInstanceOf(Died.class);

    assertThat(stack.direct().recover().execute().describe()).contains(outcome);

    if (outcome.equals("undone")) {
      assertEverythingIsAsBefore();
    } else {
      assertThat(key()).isNotEqualTo(key);
      assertThat(decrypted(key())).isEqualTo(plain);
      assertThat(user().session()).isEqualTo(200);
    }
  }

  @Test
  void is_not_part_of_everything_and_goes_alone() {
    Plan everything = stack.direct().rotate().plan().plan();

    assertThat(everything.credentials()).doesNotContain("n8n/encryption-key");
    assertThat(stack.direct().rotate().encryptionKey().postgres().attempt().getLeft())
        .isInstanceOf(RequestFailure.Invalid.class);
    BasicAuthFile other = BasicAuthFile.at("/etc/nginx/htpasswd").of("admin");
    assertThat(stack.direct().rotate().encryptionKey().basicAuthFile(other).attempt().getLeft())
        .isInstanceOf(RequestFailure.Invalid.class);
  }

  @Test
  void is_refused_while_a_second_factor_is_stored_under_it() {
    stack.query(
        "UPDATE \"user\" SET \"mfaSecret\" = '"
            + new CredentialCipher(key).encrypt("a seed")
            + "' RETURNING id");

    Failure failure = stack.direct().rotate().encryptionKey().attempt().getLeft();

    assertThat(failure).isInstanceOf(StackFailure.NotRotatable.class);
    assertThat(failure.what()).contains("user.mfaSecret", "would be lost");
    assertThat(files()).isEqualTo(filesBefore);
  }

  @ParameterizedTest(name = "with source control at {0}")
  @CsvSource({"'', true", "git@example.test:flows.git, false"})
  void a_key_pair_for_source_control_is_given_up_only_while_nobody_uses_it(
      String repository, boolean given) {
    stack.query(
        "INSERT INTO settings VALUES ('features.sourceControl.sshKeys',"
            + " '{\"encryptedPrivateKey\":\"U2FsdGVkX1+AAAA\"}'), ('features.sourceControl',"
            + " '{\"repositoryUrl\":\""
            + repository
            + "\"}') RETURNING key");
    List<String> settings = stack.query("SELECT key, value FROM settings ORDER BY key");

    if (given) {
      var ignored = stack.direct().rotate().encryptionKey().execute();
      assertThat(stack.query("SELECT key FROM settings")).noneMatch(k -> k.endsWith("sshKeys"));
    } else {
      assertThat(stack.direct().rotate().encryptionKey().attempt().getLeft().what())
          .contains("setting features.sourceControl.sshKeys");
      assertThat(stack.query("SELECT key, value FROM settings ORDER BY key")).isEqualTo(settings);
    }
  }

  @Test
  void is_refused_when_a_credential_is_in_another_format() {
    stack.query(
        "UPDATE credentials_entity SET data = 'key1:abcd' WHERE name = 'Ollama Local' RETURNING id");

    assertThat(stack.direct().rotate().encryptionKey().attempt().getLeft().what())
        .contains("\"Ollama Local\"");
  }

  @ParameterizedTest
  @CsvSource({
    "EXECUTIONS_MODE=queue, runs with workers",
    "N8N_ENV_FEAT_ENCRYPTION_KEY_ROTATION=true, rotation of data keys is on"
  })
  void is_refused_where_n8n_is_set_up_in_another_way(String setting, String reason) {
    stack.close();
    stack = new SandboxStack(Sandbox.builder().with(new MoreSettings(setting)).start());

    assertThat(stack.direct().rotate().encryptionKey().attempt().getLeft().what()).contains(reason);
  }

  @Test
  void is_refused_when_the_settings_file_holds_another() throws IOException {
    Files.writeString(settingsFile(), settings().replace(key, "another"));

    assertThat(stack.direct().rotate().encryptionKey().attempt().getLeft().what())
        .contains("holds another key than its environment");
  }

  @Test
  void is_undone_when_somebody_has_stored_a_credential_meanwhile() {
    Failure failure =
        stack
            .deployment()
            .over(
                new Meddling(
                    stack.sandbox().transport(),
                    (script, host) -> {
                      if (script.name().endsWith("under the new key")) {
                        stack.query(
                            "INSERT INTO credentials_entity (id, name, data, type) SELECT"
                                + " 'cred000000000099', 'New', data, type FROM credentials_entity"
                                + " WHERE name = 'Ollama Local' RETURNING id");
                      }
                      return host.run(script);
                    }))
            .rotate()
            .encryptionKey()
            .attempt()
            .getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertThat(failure.what()).contains("credentials were stored by someone else meanwhile");
    assertThat(files()).isEqualTo(filesBefore);
    assertThat(decrypted(key)).hasSize(4).containsAll(plain);
    assertThat(user().session()).isEqualTo(200);
  }

  @Test
  void leaks_neither_key_nor_what_is_stored() {
    List<String> events = new ArrayList<>();
    String arguments;
    String logged;
    Map<String, String> fresh;
    try (LeakWatch watch = new LeakWatch()) {
      fresh =
          VariantContract.clear(
              stack
                  .deployment()
                  .rotate()
                  .encryptionKey()
                  .listener(event -> events.add(event.toString()))
                  .execute());
      arguments = watch.commandLines();
      logged = watch.logged();
    }

    List<String> secrets = new ArrayList<>(fresh.values());
    secrets.add(key);
    secrets.add("not-ours");
    secrets.add(stack.databasePassword());
    assertThat(secrets).hasSize(4);
    assertThat(arguments).contains("docker");
    for (String secret : secrets) {
      assertThat(arguments.contains(secret)).as("in an argument").isFalse();
      assertThat(logged.contains(secret)).as("in a log line").isFalse();
      assertThat(String.join("\n", events).contains(secret)).as("in an event").isFalse();
      assertThat(stack.hostLogs().contains(secret)).as("in a log of the host").isFalse();
    }
    assertThat(String.join("\n", stack.projectFiles().values())).doesNotContain("not-ours");
  }
}
