package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.model.RotationResult;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("With a key of KMS and credentials in Secrets Manager")
final class SandboxAwsTest {

  private static final String DATABASE = "postgres/password";
  private static final String OWNER = "n8n/owner-password";

  private final AwsStack aws = new AwsStack();
  private final SandboxStack stack = aws.stack();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void aRotationIsSeenByOtherToolsAndLeaksNowhere() {
    String before = stack.databasePassword();

    Canary.noSecretLeaks(stack);

    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(aws.value(DATABASE, "AWSCURRENT")).isEqualTo(stack.databasePassword());
    assertThat(aws.value(DATABASE, "AWSPREVIOUS")).isEqualTo(before);
    assertThat(aws.value(OWNER, "AWSCURRENT")).isEqualTo(stack.ownerPassword());
    assertThat(aws.value(DATABASE, "AWSPENDING")).isEmpty();
    assertThat(stack.stateDirectory().resolve("security/keyset.json")).doesNotExist();
  }

  @Test
  void aRotationThatIsUndoneLeavesOtherToolsWhatWorks() {
    Canary.noSecretLeaksWhenUndone(stack);

    assertThat(aws.value(DATABASE, "AWSCURRENT")).isEqualTo(stack.databasePassword());
    assertThat(aws.value(DATABASE, "AWSPENDING")).isEmpty();
    assertThat(aws.value(DATABASE, "AWSPREVIOUS")).isEmpty();
    assertThat(aws.value(OWNER, "AWSCURRENT")).isEqualTo("no credential has been proven yet");
    assertThat(aws.value(OWNER, "AWSPENDING")).isEmpty();
  }

  @Test
  void aRollbackGivesOtherToolsTheOldSecretBack() {
    RotationResult rotated = stack.deployment().rotate().postgres().execute();
    String fresh = VariantContract.clear(rotated).getOrDefault(DATABASE, "");
    assertThat(aws.value(DATABASE, "AWSCURRENT")).isEqualTo(fresh);

    stack.deployment().rollback().execute();

    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(aws.value(DATABASE, "AWSCURRENT")).isEqualTo(stack.databasePassword());
    assertThat(aws.value(DATABASE, "AWSPREVIOUS")).isEqualTo(fresh);
  }

  @Test
  void nothingIsTouchedWithoutTheKeyOrTheVault() {
    Map<String, String> files = stack.projectFiles();
    for (String action : new String[] {"kms:GenerateDataKey", "secretsmanager:PutSecretValue"}) {
      aws.aws().refuse(action, "AccessDeniedException");

      assertThat(failure().failure())
          .isInstanceOfSatisfying(
              AwsFailure.PermissionMissing.class,
              missing -> assertThat(missing.action()).isEqualTo(action));
      aws.aws().allow();
    }

    assertThat(stack.projectFiles()).isEqualTo(files);
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    stack.deployment().rotate().postgres().execute();
    assertThat(stack.databaseAccepts(stack.databasePassword())).isFalse();
  }

  @Test
  void labelsThatCouldNotFollowDoSoWithTheRecovery() {
    GeuseMakerException thrown =
        catchThrowableOfType(
            GeuseMakerException.class,
            () ->
                stack
                    .deployment()
                    .rotate()
                    .postgres()
                    .listener(this::loseSecretsManagerBeforeTheEnd)
                    .execute());
    assertThat(thrown.failure()).isInstanceOf(OperationFailure.Unrecorded.class);
    assertThat(thrown.failure().message()).contains("secretsmanager:UpdateSecretVersionStage");
    assertThat(aws.value(DATABASE, "AWSCURRENT")).isEqualTo(stack.databasePassword());
    aws.aws().allow();

    RecoveryResult recovered = stack.deployment().recover().execute();

    assertThat(recovered.operations()).hasSize(1);
    String fresh = aws.value(DATABASE, "AWSCURRENT");
    assertThat(fresh).isNotEqualTo(stack.databasePassword());
    assertThat(stack.databaseAccepts(fresh)).isTrue();
    assertThat(aws.value(DATABASE, "AWSPREVIOUS")).isEqualTo(stack.databasePassword());
    assertThat(aws.value(DATABASE, "AWSPENDING")).isEmpty();
  }

  private void loseSecretsManagerBeforeTheEnd(Event event) {
    if (event instanceof Event.StepStarted) {
      aws.aws().refuse("secretsmanager:UpdateSecretVersionStage", "AccessDeniedException");
    }
  }

  private GeuseMakerException failure() {
    return catchThrowableOfType(
        GeuseMakerException.class, () -> stack.deployment().rotate().postgres().execute());
  }
}
