package io.geusemaker.examples.contract;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("On the Docker stack, no secret")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerCanaryIT {

  @RegisterExtension
  static final OnDocker<DockerStack> STACK = new OnDocker<>(() -> DockerStack.up(Map.of()));

  @BeforeEach
  void logInsAreNotLimited() {
    stack().awaitLoginLimit();
  }

  @Test
  void leaksFromARotationWhilePostgresLogsEveryStatement() {
    Canary.noSecretLeaks(stack());
  }

  @Test
  void leaksFromARotationThatFailsAndIsUndone() {
    Canary.noSecretLeaksWhenUndone(stack());
  }

  private DockerStack stack() {
    return STACK.get();
  }
}
