package io.geusemaker.examples.contract;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rollback contract on a real engine, PostgreSQL, n8n and OpenSSH. */
@DisplayName("On the Docker stack, history, rollback and repeated requests")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerRollbackIT extends RollbackContract {

  @RegisterExtension
  static final OnDocker<DockerStack> STACK = new OnDocker<>(() -> DockerStack.up(Map.of()));

  @Override
  StackUnderTest stack() {
    return STACK.get();
  }
}
