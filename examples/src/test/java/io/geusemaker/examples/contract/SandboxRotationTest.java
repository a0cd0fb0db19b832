package io.geusemaker.examples.contract;

import io.geusemaker.examples.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** The rotation contract on the sandbox. */
@DisplayName("On the sandbox, a rotation")
final class SandboxRotationTest extends RotationContract {

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
