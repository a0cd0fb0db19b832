package io.geusemaker.core.secretsmanager;

import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.CredentialVault;
import io.geusemaker.core.Fixtures;
import io.geusemaker.core.aws.standin.AwsServer;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.state.CredentialStore;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SecretsManagerVaultTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final CredentialId POSTGRES = new CredentialId("postgres", "password");
  private static final String NAME = "team/dev/postgres/password";
  private static final Sealer SEALER = newSealer();

  private final AwsServer aws = AwsServer.start();
  private final StateDirectory directory;

  SecretsManagerVaultTest(@TempDir Path root) {
    directory = new StateDirectory(root);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void eachStageIsWhereOtherToolsLookForIt() {
    CredentialStore store = store("team");
    store.recordCurrent(POSTGRES, Secret.of("old"));
    assertThat(aws.secrets().labels(NAME)).isEqualTo(Map.of("AWSCURRENT", "old", "v1", "old"));

    store.putPending(Map.of(POSTGRES, Secret.of("new")));
    assertThat(aws.secrets().labels(NAME))
        .isEqualTo(Map.of("AWSCURRENT", "old", "v1", "old", "AWSPENDING", "new", "v2", "new"));

    store.promote(List.of(POSTGRES));
    assertThat(aws.secrets().labels(NAME))
        .isEqualTo(Map.of("AWSCURRENT", "new", "v2", "new", "AWSPREVIOUS", "old", "v1", "old"));

    store.takeBack(Map.of(POSTGRES, Secret.of("new")), Map.of(POSTGRES, Secret.of("old")));
    assertThat(aws.secrets().labels(NAME)).isEqualTo(Map.of("AWSCURRENT", "old", "v1", "old"));
  }

  @Test
  void whatWasJustWrittenMayNotBeThereForAWhile() {
    aws.secrets().lagging(2);
    CredentialStore store = store("team");

    store.putPending(Map.of(POSTGRES, Secret.of("new")));
    store.promote(List.of(POSTGRES));

    assertThat(aws.secrets().value(NAME, "AWSCURRENT")).hasValue("new");
  }

  @Test
  void aFirstSecretThatIsNotProvenIsNotWhatOthersRead() {
    CredentialStore store = store("team");
    store.putPending(Map.of(POSTGRES, Secret.of("new")));

    assertThat(aws.secrets().value(NAME, "AWSPENDING")).hasValue("new");
    assertThat(aws.secrets().value(NAME, "AWSCURRENT"))
        .hasValue("no credential has been proven yet");

    store.promote(List.of(POSTGRES));
    assertThat(aws.secrets().labels(NAME)).isEqualTo(Map.of("AWSCURRENT", "new", "v1", "new"));
  }

  @Test
  void olderVersionsKeepALabelOfTheirOwnAsLongAsTheyAreKept() {
    CredentialStore store = store("team").keeping(2);
    for (int i = 1; i <= 5; i++) {
      store.recordCurrent(POSTGRES, Secret.of("secret " + i));
    }

    assertThat(aws.secrets().labels(NAME).keySet())
        .containsExactlyInAnyOrder("AWSCURRENT", "AWSPREVIOUS", "v5", "v4", "v3");
    assertThat(store.version(POSTGRES, 3).map(Fixtures::text)).hasValue("secret 3");
    assertThat(store.version(POSTGRES, 2)).isEmpty();
  }

  @Test
  void onlyTheMemberOfAJsonObjectChanges() {
    String before =
        "{\"username\":\"geusemaker\",\"port\":5432,\"weight\":1.10,\"password\":\"old\","
            + "\"tags\":[\"a\",{\"b\":null}]}";
    aws.secrets().create("prod/db", before);
    CredentialStore store = store("?postgres/password=prod/db");

    store.recordCurrent(POSTGRES, Secret.of("old"));
    assertThat(aws.secrets().versions("prod/db")).as("it holds it already").isEqualTo(1);
    store.putPending(Map.of(POSTGRES, Secret.of("n\"w")));
    store.promote(List.of(POSTGRES));

    assertThat(store.current(POSTGRES).map(Fixtures::text)).hasValue("n\"w");
    assertThat(store.previous(POSTGRES).map(Fixtures::text)).hasValue("old");
    assertThat(aws.secrets().value("prod/db", "AWSCURRENT"))
        .hasValue(before.replace("\"old\"", "\"n\\\"w\""));
    assertThat(aws.secrets().value("prod/db", "AWSPREVIOUS")).hasValue(before);
  }

  @Test
  void theMemberIsOneThatWasChosenOrIsAdded() {
    aws.secrets().create("prod/db", "{\"user\":\"a\"}");
    CredentialStore store = store("?postgres/password=prod/db&field=secret");

    store.recordCurrent(POSTGRES, Secret.of("old"));

    assertThat(aws.secrets().value("prod/db", "AWSCURRENT"))
        .hasValue("{\"user\":\"a\",\"secret\":\"old\"}");
    assertThat(store.current(POSTGRES).map(Fixtures::text)).hasValue("old");
  }

  @Test
  void aSecretOfOthersIsNamedByItsArnToo() {
    String arn = aws.secrets().create("prod/db", "theirs");
    CredentialStore store =
        store("team?postgres/password=" + URLEncoder.encode(arn, StandardCharsets.UTF_8));

    store.recordCurrent(POSTGRES, Secret.of("old"));

    assertThat(aws.secrets().labels("prod/db"))
        .isEqualTo(Map.of("AWSCURRENT", "old", "v1", "old", "AWSPREVIOUS", "theirs"));
    assertThat(aws.secrets().names()).containsExactly("prod/db");
  }

  @Test
  void aSecretOfOthersHasToBeThere() {
    assertThat(
            failureOf(
                () ->
                    store("?postgres/password=prod/db")
                        .putPending(Map.of(POSTGRES, Secret.of("new")))))
        .isEqualTo(
            new RequestFailure.Invalid(
                "the place of credentials", "there is no secret prod/db in Secrets Manager"));
    assertThat(aws.secrets().names()).isEmpty();
    assertThat(directory.security(DEV).resolve("credentials.json")).doesNotExist();
  }

  @Test
  void whatWasRecordedBeforeThereWasAVaultIsStillRead() {
    records().recordCurrent(POSTGRES, Secret.of("old"));
    CredentialStore store = store("team");
    store.recordCurrent(POSTGRES, Secret.of("old"));
    assertThat(aws.secrets().names()).isEmpty();

    store.putPending(Map.of(POSTGRES, Secret.of("new")));
    store.promote(List.of(POSTGRES));

    assertThat(store.previous(POSTGRES).map(Fixtures::text)).hasValue("old");
    assertThat(aws.secrets().labels(NAME)).isEqualTo(Map.of("AWSCURRENT", "new", "v2", "new"));
  }

  @Test
  void withoutTheVaultItIsSaidWhereTheValueIs() {
    store("team").recordCurrent(POSTGRES, Secret.of("old"));

    assertThat(failureOf(() -> records().current(POSTGRES)).what())
        .contains("version 1 of postgres/password is kept in a vault");
  }

  @Test
  void aSecretThatWasMovedAsideIsStillReadWhereItWas() {
    store("team").recordCurrent(POSTGRES, Secret.of("old"));
    CredentialStore other = store("other");
    other.putPending(Map.of(POSTGRES, Secret.of("new")));
    other.promote(List.of(POSTGRES));

    assertThat(other.previous(POSTGRES).map(Fixtures::text)).hasValue("old");
    assertThat(aws.secrets().value("other/dev/postgres/password", "AWSCURRENT")).hasValue("new");
  }

  @Test
  void repliesThatAreLostMakeNoSecondVersion() {
    CredentialVault vault = vault("team");
    aws.loseReplies(3);
    String reference = vault.put(DEV, POSTGRES, 1, Secret.of("new"));

    assertThat(aws.secrets().versions(NAME)).isEqualTo(2);
    assertThat(text(vault.get(DEV, POSTGRES, reference))).isEqualTo("new");
  }

  @Test
  void anInterruptDoesNotCutAChangeShort() {
    CredentialStore store = store("team");
    Thread.currentThread().interrupt();
    store.recordCurrent(POSTGRES, Secret.of("old"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(aws.secrets().value(NAME, "AWSCURRENT")).hasValue("old");
  }

  @Test
  void aNumberThatIsUsedAgainIsAnotherVersion() {
    CredentialVault vault = vault("team");
    String first = vault.put(DEV, POSTGRES, 1, Secret.of("never recorded"));
    String second = vault.put(DEV, POSTGRES, 1, Secret.of("new"));

    assertThat(text(vault.get(DEV, POSTGRES, first))).isEqualTo("never recorded");
    assertThat(text(vault.get(DEV, POSTGRES, second))).isEqualTo("new");
    assertThat(aws.secrets().value(NAME, "v1")).hasValue("new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretsmanager:CreateSecret",
        "secretsmanager:PutSecretValue",
        "secretsmanager:GetSecretValue"
      })
  void aPermissionThatIsMissingIsNamedBeforeAnythingIsRecorded(String action) {
    aws.refuse(action, "AccessDeniedException");

    assertThat(failureOf(() -> store("team").putPending(Map.of(POSTGRES, Secret.of("new")))))
        .isInstanceOfSatisfying(
            AwsFailure.PermissionMissing.class,
            missing -> assertThat(missing.action()).isEqualTo(action));
    assertThat(directory.security(DEV).resolve("credentials.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"secretsmanager:DescribeSecret", "secretsmanager:UpdateSecretVersionStage"})
  void labelsThatCouldNotFollowDoSoWithTheNextChange(String action) {
    CredentialStore store = store("team");
    store.recordCurrent(POSTGRES, Secret.of("old"));
    store.putPending(Map.of(POSTGRES, Secret.of("new")));
    aws.refuse(action, "AccessDeniedException");
    assertThat(failureOf(() -> store.promote(List.of(POSTGRES))))
        .isInstanceOf(AwsFailure.PermissionMissing.class);
    assertThat(store.current(POSTGRES).map(Fixtures::text)).hasValue("new");
    aws.allow();

    store("team").recordCurrent(POSTGRES, Secret.of("new"));

    assertThat(aws.secrets().value(NAME, "AWSCURRENT")).hasValue("new");
    assertThat(aws.secrets().value(NAME, "AWSPREVIOUS")).hasValue("old");
  }

  @Test
  void throttlingIsWaitedForAndThenTold() {
    aws.throttle(2);
    store("team").recordCurrent(POSTGRES, Secret.of("old"));

    aws.throttle(100);
    assertThat(failureOf(() -> store("team").current(POSTGRES)))
        .isEqualTo(new AwsFailure.Throttled("secretsmanager:GetSecretValue"));
  }

  @Test
  void moreLabelsThanASecretMayHaveAreRefusedBeforeAnythingIsRecorded() {
    CredentialStore store = store("team").keeping(30);
    for (int i = 1; i <= 18; i++) {
      store.recordCurrent(POSTGRES, Secret.of("secret " + i));
    }

    assertThat(failureOf(() -> store.recordCurrent(POSTGRES, Secret.of("one too many"))).what())
        .contains("LimitExceededException");
    assertThat(store.current(POSTGRES).map(Fixtures::text)).hasValue("secret 18");
  }

  @Test
  void aVersionThatIsGoneIsADamagedRecord() {
    CredentialVault vault = vault("team");
    String reference = vault.put(DEV, POSTGRES, 1, Secret.of("new"));
    String gone = reference.substring(0, reference.length() - 1) + "x";

    assertThat(failureOf(() -> vault.get(DEV, POSTGRES, gone)))
        .isInstanceOf(StateFailure.Damaged.class);
    assertThat(failureOf(() -> vault.get(DEV, POSTGRES, "of another vault")))
        .isInstanceOf(RequestFailure.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretsmanager:/team",
        "secretsmanager:a%20b",
        "secretsmanager:team?zone=1",
        "secretsmanager:team?a/b/c=d"
      })
  void anAddressThatIsNotUnderstoodIsRefused(String address) {
    SecretsManagerVaultProvider provider = new SecretsManagerVaultProvider();

    assertThatThrownBy(() -> provider.vault(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private CredentialStore records() {
    return CredentialStore.of(Records.in(directory.security(DEV)), DEV, SEALER, Clock.systemUTC());
  }

  private CredentialStore store(String address) {
    return records().in(vault(address));
  }

  private CredentialVault vault(String address) {
    String joint = address.contains("?") ? "&" : "?";
    return new SecretsManagerVaultProvider()
        .vault(URI.create("secretsmanager:" + address + joint + aws.query()));
  }
}
