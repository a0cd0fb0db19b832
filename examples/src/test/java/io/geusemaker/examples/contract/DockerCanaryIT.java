package io.geusemaker.examples.contract;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("On the Docker stack, no secret")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerCanaryIT {

  private @Nullable DockerStack stack;

  @BeforeAll
  void start() {
    DockerEngine.require();
    stack = DockerStack.up(Map.of());
  }

  @BeforeEach
  void logInsAreNotLimited() {
    stack().awaitLoginLimit();
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
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
    return Objects.requireNonNull(stack);
  }
}
