package io.geusemaker.examples.contract;

import io.geusemaker.examples.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On the sandbox, no secret")
final class SandboxCanaryTest {

  private final SandboxStack stack = new SandboxStack(Sandbox.start());

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void leaksFromARotationAtTheFinestLogLevel() {
    Canary.noSecretLeaks(stack);
  }

  @Test
  void leaksFromARotationThatFailsAndIsUndone() {
    Canary.noSecretLeaksWhenUndone(stack);
  }
}
