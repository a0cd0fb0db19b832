package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.SecretAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rotation contract on the sandbox, over Systems Manager. */
@DisplayName("On the sandbox over Systems Manager, a rotation")
final class SandboxSsmRotationTest extends RotationContract {

  private final SsmStack stack = new SsmStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  @Override
  StackUnderTest stack() {
    return stack.stack();
  }

  @Test
  void ofEverythingTakesFiveCommands() {
    RotationResult result = stack().deployment().rotate().postgres().n8n().execute();
    remember(result.reveal(SecretAccess.deliberate()));

    assertThat(result.credentialsRotated()).hasSize(2);
    assertThat(result.roundTrips()).isEqualTo(5);
    assertThat(stack.commands()).isEqualTo(5);
  }
}
