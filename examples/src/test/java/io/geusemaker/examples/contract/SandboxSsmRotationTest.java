package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.SecretAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rotation contract on the sandbox, over Systems Manager. */
@DisplayName("On the sandbox over Systems Manager, a rotation")
final class SandboxSsmRotationTest extends RotationContract {

  private @Nullable SsmStack stack;

  @AfterEach
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Override
  StackUnderTest stack() {
    return ssm().stack();
  }

  private SsmStack ssm() {
    if (stack == null) {
      stack = new SsmStack();
    }
    return stack;
  }

  @Test
  void ofEverythingTakesFiveCommands() {
    RotationResult result = stack().deployment().rotate().postgres().n8n().execute();
    remember(result.reveal(SecretAccess.deliberate()));

    assertThat(result.credentialsRotated()).hasSize(2);
    assertThat(result.roundTrips()).isEqualTo(5);
    assertThat(ssm().commands()).isEqualTo(5);
  }
}
