package io.geusemaker.core.kms;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.aws.standin.AwsServer;
import io.geusemaker.core.crypto.SealerContract;
import io.geusemaker.core.crypto.Sealers;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("By a key of KMS")
@Timeout(120)
class KmsSealerTest extends SealerContract {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final String ALIAS = "alias/geusemaker";
  private static final byte[] PLAIN = "hunter2".getBytes(UTF_8);
  private static final byte[] BOUND = "here".getBytes(UTF_8);
  private static final String GENERATE = "kms:GenerateDataKey";
  private static final String DECRYPT = "kms:Decrypt";

  private final Path directory;
  private final AwsServer aws = AwsServer.start();

  KmsSealerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void keys() {
    aws.kms().create(ALIAS);
    aws.kms().create("alias/other");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Override
  protected Sealer sealer() {
    return sealer(ALIAS, DEV);
  }

  @Override
  protected Sealer other() {
    return sealer("alias/other", DEV);
  }

  private Sealer sealer(String key, DeploymentName deployment) {
    return Sealers.open(
        StateKey.at(URI.create("kms:" + key + "?" + aws.query())), directory, deployment);
  }

  @Test
  void nothingIsKeptInTheStateDirectoryAndNothingAskedBeforeItIsNeeded() {
    Sealer sealer = sealer();
    assertThat(aws.calls()).isEmpty();

    sealer.seal(PLAIN, BOUND);

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void oneDataKeyServesAnOperationAndIsProvenToComeBack() {
    Sealer sealer = sealer();
    List<byte[]> sealed = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sealed.add(sealer.seal(PLAIN, BOUND));
    }
    sealed.forEach(one -> assertThat(sealer.open(one, BOUND)).isEqualTo(PLAIN));
    assertThat(aws.calls()).containsExactly(GENERATE, DECRYPT);

    Sealer later = sealer();
    sealed.forEach(one -> assertThat(later.open(one, BOUND)).isEqualTo(PLAIN));
    assertThat(aws.calls()).containsExactly(GENERATE, DECRYPT, DECRYPT);
  }

  @Test
  void moreDataKeysThanAreKeptAreAskedForAgain() {
    List<byte[]> sealed = new ArrayList<>();
    for (int i = 0; i <= DataKeys.KEPT; i++) {
      sealed.add(sealer().seal(PLAIN, BOUND));
    }
    Sealer sealer = sealer();
    byte[] own = sealer.seal(PLAIN, BOUND);
    int before = aws.calls().size();

    sealed.forEach(one -> assertThat(sealer.open(one, BOUND)).isEqualTo(PLAIN));
    assertThat(sealer.open(sealed.get(0), BOUND)).isEqualTo(PLAIN);

    assertThat(aws.calls().size() - before).isEqualTo(sealed.size() + 1);
    assertThat(sealer.open(own, BOUND)).isEqualTo(PLAIN);
    assertThat(sealer.open(sealer.seal(PLAIN, BOUND), BOUND)).as("after eviction").isEqualTo(PLAIN);
  }

  @Test
  void aKeyIsNamedByIdAndArnToo() {
    String arn = aws.kms().create("alias/third");
    byte[] sealed = sealer("alias/third", DEV).seal(PLAIN, BOUND);

    assertThat(sealer(arn, DEV).open(sealed, BOUND)).isEqualTo(PLAIN);
    assertThat(sealer(arn.substring(arn.indexOf('/') + 1), DEV).open(sealed, BOUND))
        .isEqualTo(PLAIN);
  }

  @Test
  void anInterruptDoesNotKeepFromOpening() {
    Thread.currentThread().interrupt();
    byte[] sealed = sealer().seal(PLAIN, BOUND);

    assertThat(sealer().open(sealed, BOUND)).isEqualTo(PLAIN);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theRecordsOfAnotherDeploymentDoNotOpen() {
    byte[] sealed = sealer().seal(PLAIN, BOUND);
    Sealer theirs = sealer(ALIAS, new DeploymentName("prod"));

    assertThatThrownBy(() -> theirs.open(sealed, BOUND))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"Disabled, is disabled", "PendingDeletion, is pending deletion"})
  void aKeyThatMayNotBeUsedIsNamed(String state, String reason) {
    byte[] sealed = sealer().seal(PLAIN, BOUND);
    aws.kms().state(ALIAS, state);

    for (Failure failure :
        List.of(
            failureOf(() -> sealer().seal(PLAIN, BOUND)),
            failureOf(() -> sealer().open(sealed, BOUND)))) {
      assertThat(failure).isInstanceOf(AwsFailure.KeyUnusable.class);
      assertThat(failure.what()).contains("kms:" + ALIAS, reason);
    }
  }

  @Test
  void aKeyThatIsNotThereIsNamed() {
    assertThat(failureOf(() -> sealer("alias/none", DEV).seal(PLAIN, BOUND)).what())
        .isEqualTo("the key kms:alias/none cannot be used: Key 'alias/none' does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {GENERATE, DECRYPT})
  void aPermissionThatIsMissingIsNamedBeforeAnythingIsSealed(String action) {
    aws.refuse(action, "AccessDeniedException");

    assertThat(failureOf(() -> sealer().seal(PLAIN, BOUND)))
        .isInstanceOfSatisfying(
            AwsFailure.PermissionMissing.class,
            missing -> assertThat(missing.action()).isEqualTo(action));
  }

  @Test
  void throttlingIsWaitedForAndThenTold() {
    aws.throttle(2);
    byte[] sealed = sealer().seal(PLAIN, BOUND);

    aws.throttle(100);
    assertThat(failureOf(() -> sealer().open(sealed, BOUND)))
        .isEqualTo(new AwsFailure.Throttled(DECRYPT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kms:?region=eu-central-1",
        "kms:alias/x?zone=1",
        "kms:alias/x?region=",
        "kms:alias/x#y",
        "kms:alias/x%20y",
        "vault:x"
      })
  void anAddressThatIsNotUnderstoodIsRefused(String address) {
    assertThat(failureOf(() -> Sealers.open(StateKey.at(URI.create(address)), directory, DEV)))
        .isInstanceOf(RequestFailure.Invalid.class);
  }

  @Test
  void theRegionIsThatOfTheArn() {
    KmsKey key = KmsKey.of(URI.create("kms:arn:aws:kms:eu-west-1:111122223333:key/1-2"));

    assertThat(key.endpoint().region()).hasValue("eu-west-1");
    assertThat(key).hasToString("kms:arn:aws:kms:eu-west-1:111122223333:key/1-2");
    assertThat(KmsKey.of(URI.create("kms:alias/a")).endpoint().region()).isEmpty();
  }
}
