package io.geusemaker.examples.contract;

import io.geusemaker.examples.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** The rollback contract on the sandbox. */
@DisplayName("On the sandbox, history, rollback and repeated requests")
final class SandboxRollbackTest extends RollbackContract {

  private final StackUnderTest stack = new SandboxStack(Sandbox.start());

  @AfterEach
  void stop() {
    stack.close();
  }

  @Override
  StackUnderTest stack() {
    return stack;
  }
}
