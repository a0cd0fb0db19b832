package io.geusemaker.examples.contract;

import io.geusemaker.examples.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** The rollback contract on the sandbox. */
@DisplayName("On the sandbox, history, rollback and repeated requests")
final class SandboxRollbackTest extends RollbackContract {

  private @Nullable StackUnderTest stack;

  @AfterEach
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Override
  StackUnderTest stack() {
    if (stack == null) {
      stack = new SandboxStack(Sandbox.start());
    }
    return stack;
  }
}
