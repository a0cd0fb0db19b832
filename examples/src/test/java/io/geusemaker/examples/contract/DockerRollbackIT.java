package io.geusemaker.examples.contract;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;

/** The rollback contract on a real engine, PostgreSQL, n8n and OpenSSH. */
@DisplayName("On the Docker stack, history, rollback and repeated requests")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerRollbackIT extends RollbackContract {

  private @Nullable StackUnderTest stack;

  @BeforeAll
  void start() {
    DockerEngine.require();
    stack = DockerStack.up(Map.of());
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Override
  StackUnderTest stack() {
    return Objects.requireNonNull(stack);
  }
}
